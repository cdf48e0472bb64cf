import type { FailureShown } from '../api.ts';
import { useSay } from '../language.ts';

/** What went wrong, in words, with what to do. */
export function FailureNote({ failure }: { failure: FailureShown | undefined }) {
  const say = useSay();
  if (!failure) return null;
  return (
    <p class="failure" role="alert">
      {say(failure.text)}
      {failure.hint && <span class="more"> {say(failure.hint)}</span>}
    </p>
  );
}
