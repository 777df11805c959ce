/** The one of `words` that a stored text is, where the column is text; throws on any other, which is a bug. */
export function wordOf<const Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`${JSON.stringify(text)} is none of ${words.join(', ')}.`);
  return found;
}
