import { expect, test } from 'vitest';
import { csvLine } from './csv';

test('quotes what needs it and ends the line as RFC 4180 says', () => {
  expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', 12])).toBe('plain,"a,b","say ""hi""","two\nlines",12\r\n');
});

test.each(['=1+1', '+33612345678', '-2', '@SUM(A1)'])('%s is text, not a formula', (cell) => {
  expect(csvLine([cell])).toBe(`'${cell}\r\n`);
});
