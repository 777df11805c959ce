import { casesOf } from './cases-of';

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** A regular expression of PostgreSQL's that fits `text` in whatever mixture of small and capital letters. */
export const regexAnyCase = (text: string): string => [...text].map(oneOf).join('');

function oneOf(character: string): string {
  if (PUNCTUATION.test(character)) return `\\${character}`;
  const letters = casesOf(character);
  return letters.length > 1 ? `[${letters.join('')}]` : character;
}
