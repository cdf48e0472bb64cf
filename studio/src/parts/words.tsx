/** A message: what it has in backticks is shown as written text. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((piece, index) => (index % 2 === 1 ? <code key={`${index.toString()} ${piece}`}>{piece}</code> : piece))}
    </>
  );
}
