import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterOf, readParts } from './multipart-parts';
import { MOST_PAIRS } from './urlencoded-pairs';

const lines = (...all: string[]) => all.join('\r\n');
const read = async (body: string | Buffer, contentType = 'multipart/form-data; boundary=edge') =>
  (await readParts(Buffer.from(body), parameterOf(contentType, 'boundary')))?.map(
    ({ name, value, charset }) => [name, value.toString(), charset] as const,
  );
const to = 'Content-Disposition: form-data; name="to"';
const TO = ['to', '+336', null];

describe('reads what clients send', () => {
  test.each([
    ['names in quotes', lines('--edge', to, '', '+336', '--edge--', '')],
    ['unquoted names', lines('--edge', 'content-disposition: form-data; name=to', '', '+336', '--edge--', '')],
    ['a folded header', lines('--edge', 'Content-Disposition: form-data;', ' name="to"', '', '+336', '--edge--', '')],
    ['a preamble', lines('This is a form', 'of one part.', '--edge', to, '', '+336', '--edge--', '')],
    ['an empty line first', lines('', '--edge', to, '', '+336', '--edge--', '')],
    ['an epilogue', lines('--edge', to, '', '+336', '--edge--', 'The end', '--edge', to, '', 'evil', '--edge--')],
    ['no line break at the end', lines('--edge', to, '', '+336', '--edge--')],
    [
      'a part without a name',
      lines('--edge', 'Content-Type: text/plain', '', 'x', '--edge', to, '', '+336', '--edge--'),
    ],
    ['a part without headers', lines('--edge', '', 'x', '--edge', to, '', '+336', '--edge--')],
    ['a file', lines('--edge', `${to}; filename="to.txt"`, 'Content-Type: text/plain', '', '+336', '--edge--', '')],
    ['LF alone', lines('--edge', to, '', '+336', '--edge--', '').replaceAll('\r', '')],
  ])('%s', async (_, body) => {
    expect(await read(body)).toEqual([TO]);
  });

  test.each([
    'multipart/form-data; boundary="ed ge:1"',
    'multipart/form-data; charset=utf-8; boundary="ed ge:1"',
    'Multipart/Form-Data; BOUNDARY="ed ge:1"; charset=utf-8',
  ])('the boundary of %s', async (contentType) => {
    expect(await read(lines('--ed ge:1', to, '', '+336', '--ed ge:1--', ''), contentType)).toEqual([TO]);
  });

  test('part headers in any order, and the charset among them', async () => {
    const headers = ['Content-Length: 4', 'Content-Type: text/plain; charset="iso-8859-1"', 'X-Other: 1', to];
    expect(await read(lines('--edge', ...headers, '', '+336', '--edge--', ''))).toEqual([['to', '+336', 'iso-8859-1']]);
  });

  test('an empty value, line breaks, and lines that look like a boundary', async () => {
    const message = 'Content-Disposition: form-data; name="message"';
    const body = lines('--edge', to, '', '', '--edge', message, '', 'one', '--edg', '-- ', 'Bob', '--edge--', '');
    expect(await read(body)).toEqual([
      ['to', '', null],
      ['message', 'one\r\n--edg\r\n-- \r\nBob', null],
    ]);
  });
});

describe('refuses', () => {
  test.each([
    ['a form that is cut off', lines('--edge', to, '', '+336')],
    ['a form without its last boundary', lines('--edge', to, '', '+336', '--edge')],
    ['another boundary', lines('--other', to, '', '+336', '--other--', '')],
    ['nothing', ''],
    ['garbage', '\u0000\u0001--\r\n\r\n--'],
  ])('%s: nothing of it is read', async (_, body) => {
    expect(await read(body)).toEqual([]);
  });

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'e'.repeat(201)}`,
  ])('%.60s', async (contentType) => {
    expect(await read(lines('--edge', to, '', '+336', '--edge--', ''), contentType)).toEqual([]);
  });

  test('one part too many', async () => {
    const form = (parts: number) => `${`--edge\r\n${to}\r\n\r\nx\r\n`.repeat(parts)}--edge--\r\n`;
    expect(await read(form(MOST_PAIRS))).toHaveLength(MOST_PAIRS);
    expect(await read(form(MOST_PAIRS + 1))).toBeUndefined();
    expect(await read(form(100_000))).toBeUndefined();
  });

  test.each([9_000, 100_000])(
    'a part with a header of %i characters: the form is refused, not that field lost',
    async (size) => {
      const long = `X-Long: ${'x'.repeat(size)}`;
      expect(await read(lines('--edge', long, to, '', '+336', '--edge--', ''))).toBeUndefined();
      expect(await read(lines('--edge', to, long, '', '+336', '--edge--', ''))).toBeUndefined();
      expect(await read(lines('--edge', to, '', 'x'.repeat(size), '--edge--', ''))).toHaveLength(1);
    },
  );
});

test.each([
  ['application/x-www-form-urlencoded; charset=utf-8', 'utf-8'],
  ['application/x-www-form-urlencoded;Charset="ISO-8859-1" ; x=y', 'ISO-8859-1'],
  ['application/x-www-form-urlencoded; charset=', null],
  ['application/x-www-form-urlencoded; charset=""', null],
  ['application/x-www-form-urlencoded', null],
  ['; charset=utf-8', null],
  ['', null],
])('%j declares %j', (contentType, charset) => {
  expect(parameterOf(contentType, 'charset')).toBe(charset);
});

test('whatever bytes a value holds, they come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      fc.pre(!Buffer.from(bytes).includes('--edge'));
      const body = Buffer.concat([Buffer.from(lines('--edge', to, '', '')), bytes, Buffer.from('\r\n--edge--\r\n')]);
      const parts = await readParts(body, 'edge');
      expect(parts?.map(({ value }) => [...value])).toEqual([[...bytes]]);
    }),
  );
});

test('never throws, whatever comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('--edge', '\r\n', '\n', '--', to, 'x', ': ', '\0')), async (pieces) => {
      await readParts(Buffer.from(pieces.join('')), 'edge');
    }),
  );
});
