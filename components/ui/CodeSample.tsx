/** Something to paste, as it is; a line that is too long goes on below at a space, inside a word only if it must. */
export function CodeSample({ children }: { children: string }) {
  return (
    <pre className="mt-4 rounded-lg bg-raised p-4 font-mono text-sm wrap-anywhere whitespace-pre-wrap">{children}</pre>
  );
}
