import { expect, test } from 'vitest';
import { readCsv } from './read-csv';

const file = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'customers.csv');

const ROWS = [
  ['Name', 'Mobile'],
  ['Zoé; and\nMax', '+33 6 12 34 56 78'],
  ['Ida', '0033612345679'],
];

test.each([
  ['commas', 'Name,Mobile\n"Zoé; and\nMax",+33 6 12 34 56 78\nIda,0033612345679\n'],
  ['semicolons', 'Name;Mobile\r\n"Zoé; and\nMax";+33 6 12 34 56 78\r\n\r\nIda;0033612345679'],
  ['tabs', 'Name\tMobile\n"Zoé; and\nMax"\t+33 6 12 34 56 78\nIda\t0033612345679'],
  ['a byte order mark', '\ufeffName,Mobile\n"Zoé; and\nMax",+33 6 12 34 56 78\nIda,0033612345679'],
])('a file with %s is read', async (_, content) => {
  expect(await readCsv(file(content))).toEqual({ rows: ROWS });
});

test('what an older spreadsheet has written is read', async () => {
  const windows = new Uint8Array(Buffer.from('Zoé,+33612345678', 'latin1'));
  expect(await readCsv(file(windows))).toEqual({ rows: [['Zoé', '+33612345678']] });
});

test('a file of one column is read', async () => {
  expect(await readCsv(file('+33612345678\n+33612345679\n'))).toEqual({ rows: [['+33612345678'], ['+33612345679']] });
});

test('what is empty or too large is refused', async () => {
  expect(await readCsv(file('\n \n'))).toEqual({ fault: 'file_empty' });
  expect(await readCsv(file(new Uint8Array(5_000_001)))).toEqual({ fault: 'file_too_large' });
});
