/**
 * Something to paste, as it is. A line that is too long goes on below at a space; a word breaks only if it must, and the
 * backslash that ends a line stays with the word before it.
 */
export function CodeSample({ children }: { children: string }) {
  const words = [...children.matchAll(/(\s*)(\S+(?: \\$)?)/gm)];
  return (
    <pre className="mt-4 rounded-md border border-line bg-well p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
      {words.map(({ index, 1: space, 2: word }) => (
        // A box of its own, because text breaks at hyphens too.
        <span key={index}>
          {space}
          <span className="inline-block max-w-full">{word}</span>
        </span>
      ))}
    </pre>
  );
}
