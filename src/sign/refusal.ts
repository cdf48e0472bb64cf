import type { Details } from '../diagnostics/build-diagnostic.ts';
import type { signErrors } from '../diagnostics/catalogue/sign-errors.ts';

/** A user's mistake, or the world's, that no signature comes of. Thrown within `sign/`, caught by `signPdf` alone. */
export class SigningRefused extends Error {
  readonly code: keyof typeof signErrors;
  readonly details: Details;

  constructor(code: keyof typeof signErrors, details: Details) {
    super(details.message.en);
    this.name = 'SigningRefused';
    this.code = code;
    this.details = details;
  }
}
