import type { FailureShown } from '../api.ts';
import { useSay } from '../language.ts';
import { Words } from './words.tsx';

/** What went wrong, in words, with what to do. */
export function FailureNote({ failure }: { failure: FailureShown | undefined }) {
  const say = useSay();
  if (!failure) return null;
  return (
    <p class="failure" role="alert">
      <Words text={say(failure.text)} />
      {failure.hint && (
        <span class="more">
          {' '}
          <Words text={say(failure.hint)} />
        </span>
      )}
    </p>
  );
}
