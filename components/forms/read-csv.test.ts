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
  [
    'a first line that says what parts cells',
    'sep=;\r\nName;Mobile\r\n"Zoé; and\nMax";+33 6 12 34 56 78\r\nIda;0033612345679',
  ],
  ['a byte order mark', '\ufeffName,Mobile\n"Zoé; and\nMax",+33 6 12 34 56 78\nIda,0033612345679'],
])('a file with %s is read', async (_, content) => {
  expect(await readCsv(file(content))).toEqual({ table: { rows: ROWS, column: 1 } });
});

test.each(['little', 'big'])('a file in UTF-16 is read, its %s end first', async (end) => {
  const bytes = Buffer.from('\ufeffName\tMobile\r\nZoé\t33612345678\r\n', 'utf16le');
  if (end === 'big') bytes.swap16();
  expect(await readCsv(file(new Uint8Array(bytes)))).toEqual({
    table: {
      rows: [
        ['Name', 'Mobile'],
        ['Zoé', '33612345678'],
      ],
      column: 1,
    },
  });
});

test.each(['="+33612345678"', '"=""+33612345678"""'])('%s is the number that it shows', async (cell) => {
  expect(await readCsv(file(`Ida;${cell}\nMax;${cell}\n`))).toEqual({
    table: {
      rows: [
        ['Ida', '+33612345678'],
        ['Max', '+33612345678'],
      ],
      column: 1,
    },
  });
});

test.each([
  ['a workbook', Buffer.from('504b0304140006000800000021', 'hex')],
  ['an older workbook', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex')],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
])('%s is refused', async (_, bytes) => {
  expect(await readCsv(file(new Uint8Array(bytes)))).toEqual({ fault: 'file_not_text' });
});

test('a file that is not there any more when it is read is refused', async () => {
  const gone = file('0612345678\n');
  Object.defineProperty(gone, 'arrayBuffer', { value: () => Promise.reject(new DOMException('', 'NotReadableError')) });
  expect(await readCsv(gone)).toEqual({ fault: 'file_unreadable' });
});

test('what an older spreadsheet has written is read', async () => {
  const windows = new Uint8Array(Buffer.from('Zoé,+33612345678', 'latin1'));
  expect(await readCsv(file(windows))).toEqual({ table: { rows: [['Zoé', '+33612345678']], column: 1 } });
});

test('a file of one column is read', async () => {
  expect(await readCsv(file('+33612345678\n+33612345679\n'))).toEqual({
    table: { rows: [['+33612345678'], ['+33612345679']], column: 0 },
  });
});

test('what is empty or too large is refused', async () => {
  expect(await readCsv(file('\n \n'))).toEqual({ fault: 'file_empty' });
  expect(await readCsv(file(new Uint8Array(5_000_001)))).toEqual({ fault: 'file_too_large' });
});

test('where lines are told by their numbers, empty ones are kept', async () => {
  const ofRates = { mostBytes: 100, tooLarge: 'rate_file_too_large', keepsEmptyLines: true } as const;
  expect(await readCsv(file('33;1\r\n\r\n44;2'), ofRates)).toMatchObject({
    table: { rows: [['33', '1'], [''], ['44', '2']] },
  });
  expect(await readCsv(file('3'.repeat(101)), ofRates)).toEqual({ fault: 'rate_file_too_large' });
});
