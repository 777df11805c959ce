/**
 * Something to paste, as it is. A line that is too long goes on below at a space, further in than lines begin; a word
 * breaks only if it must, and the backslash that ends a line stays with the word before it.
 */
export function CodeSample({ children, className = 'mt-4' }: { children: string; className?: string }) {
  const lines = [...children.matchAll(/.*\n?/g)].filter(([line]) => line !== '');
  return (
    <pre
      className={`${className} rounded-md border border-line bg-well p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap`}
    >
      <code>
        {lines.map(({ index, 0: line }) => (
          <span key={index} className="block pl-8 -indent-8">
            {[...line.matchAll(/(\s*)(\S+(?: \\$)?)/gm)].map(({ index: at, 1: space, 2: word }) => (
              // A box of its own, because text breaks at hyphens too.
              <span key={at}>
                {space}
                <span className="inline-block max-w-full align-top indent-0">{word}</span>
              </span>
            ))}
            {line.endsWith('\n') && '\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
