/**
 * Something to paste, as it is. A line that is too long goes on below at a space; a word breaks only if it must, and the
 * backslash that ends a line stays with the word before it.
 */
export function CodeSample({ children, className = 'mt-4' }: { children: string; className?: string }) {
  const words = [...children.matchAll(/(\s*)(\S+(?: \\$)?)/gm)];
  return (
    <pre
      className={`${className} rounded-md border border-line bg-well p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap`}
    >
      <code>
        {words.map(({ index, 1: space, 2: word }) => (
          // A box of its own, because text breaks at hyphens too.
          <span key={index}>
            {space}
            <span className="inline-block max-w-full">{word}</span>
          </span>
        ))}
      </code>
    </pre>
  );
}
