import { casesOf } from './cases-of';

/**
 * A pattern of SQLite's GLOB that fits `text` in whatever mixture of small and capital letters. SQLite's own `lower`
 * and LIKE know the case of ASCII letters only. Each character is named in brackets, or stands for
 * itself when it has one case and is no wildcard.
 */
export const globAnyCase = (text: string): string => [...text].map(oneOf).join('');

const WILDCARDS = new Set(['*', '?', '[']);

function oneOf(character: string): string {
  const letters = casesOf(character);
  return letters.length > 1 || WILDCARDS.has(character) ? `[${letters.join('')}]` : character;
}
