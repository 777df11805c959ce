/** Resolves for everybody who comes once so many have come. */
export function meeting(count: number): () => Promise<void> {
  let coming = 0;
  let open: () => void;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    coming += 1;
    if (coming === count) open();
    return all;
  };
}
