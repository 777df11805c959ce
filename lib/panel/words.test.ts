import { expect, test } from 'vitest';
import { chooseLocale } from './words';

test.each([
  ['fr', 'en', 'fr'],
  ['en', 'fr-FR,fr;q=0.9', 'en'],
  [undefined, 'fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  [undefined, 'de-DE,de;q=0.9,fr;q=0.5,en;q=0.4', 'fr'],
  [undefined, 'en-US,en;q=0.9,fr;q=0.8', 'en'],
  [undefined, 'de', 'en'],
  [undefined, 'fr;q=0', 'en'],
  [undefined, '*', 'en'],
  [undefined, null, 'en'],
  ['de', '???', 'en'],
] as const)('a reader who chose %s and whose browser asks for %s reads %s', (chosen, asked, locale) => {
  expect(chooseLocale(chosen, asked)).toBe(locale);
});
