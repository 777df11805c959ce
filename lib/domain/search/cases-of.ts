/** A character in all its cases. A capital may be two letters, as of ß: that one no pattern for one letter can say. */
export function casesOf(character: string): readonly string[] {
  const small = character.toLowerCase();
  const cases = new Set([character, small, character.toUpperCase(), small.toUpperCase()]);
  return [...cases].filter((letter) => [...letter].length === 1);
}
