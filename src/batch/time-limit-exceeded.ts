/** A report took too long; its process was ended. */
export class TimeLimitExceeded extends Error {
  readonly seconds: number;

  constructor(ms: number) {
    super(`took longer than ${ms / 1000} s`);
    this.name = 'TimeLimitExceeded';
    this.seconds = ms / 1000;
  }
}
