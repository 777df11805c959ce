import { expect, test } from 'vitest';
import { MOST_RATE_LINES } from './rate';
import { readRateLines } from './rate-lines';
import { readRatePrefix } from './rate-prefix';

const CLOCK = { timeZone: 'Europe/Paris', now: new Date('2026-11-24T10:00:00Z') };

const read = (text: string) => {
  const lines = readRateLines(text, CLOCK);
  return lines.ok ? lines.value : expect.unreachable(lines.error);
};

test('lines are a prefix, credits and a moment on the instance’s clock; headings and empty lines are left out', () => {
  const text = [
    ...['Prefix\tCredits\tValid from', '*\t1', '', '+33\t0,80\t2026-12-01 00:00', '0032 \t 12.5\t01/12/2026'],
    ...['91\t0.4\t2026-12-01 08:30:00', '1\t2\t2025-01-01 00:00', '44\t3\t'],
  ].join('\n');
  const december = new Date('2026-11-30T23:00:00Z');
  expect(read(text)).toEqual({
    faulty: [],
    wanted: [
      { prefix: '', credits: 100, validFrom: null },
      { prefix: '33', credits: 80, validFrom: december },
      { prefix: '32', credits: 1_250, validFrom: december },
      { prefix: '91', credits: 40, validFrom: new Date('2026-12-01T07:30:00Z') },
      { prefix: '1', credits: 200, validFrom: null },
      { prefix: '44', credits: 300, validFrom: null },
    ],
  });
});

test('each faulty line is told by its number in the file', () => {
  const text = ['33\t1', '033\t1', '\t1', '34\tfree', '34\t0', '34\t100.01', '35\t1\tsoon', '33\t2\t2020-01-01'].join(
    '\n',
  );
  const { wanted, faulty } = read(text);
  expect(wanted).toHaveLength(1);
  expect(faulty.map(({ line, fault }) => [line, fault])).toEqual([
    [2, 'prefix'],
    [3, 'prefix'],
    [4, 'credits'],
    [5, 'credits'],
    [6, 'credits'],
    [7, 'moment'],
    [8, 'repeated'],
  ]);
  expect(faulty.at(-1)?.text).toBe('33, 2, 2020-01-01');
});

test('a first line is a heading only when it has no digit', () => {
  expect(read('33\t1\n34\t1').wanted).toHaveLength(2);
  expect(read('Préfixe\tCrédits\n34\t1').wanted).toHaveLength(1);
  expect(read('* \t1').wanted).toHaveLength(1);
  expect(read('\n\n').wanted).toEqual([]);
});

test('a file has at most ten thousand lines', () => {
  const lines = Array.from({ length: MOST_RATE_LINES }, (_, index) => `${String(10_000 + index)}\t1`);
  expect(read(lines.join('\n')).wanted).toHaveLength(MOST_RATE_LINES);
  expect(readRateLines([...lines, '9\t1'].join('\n'), CLOCK)).toEqual({ ok: false, error: 'too_many_lines' });
});

test('a prefix is read as people write it', () => {
  expect(['33', '+33', '0033', '+33 6 12', '(33)', '*'].map(readRatePrefix)).toEqual([
    '33',
    '33',
    '33',
    '33612',
    '33',
    '',
  ]);
  expect(['', '+', '06', '123456789', 'FR', '**'].map(readRatePrefix)).toEqual([null, null, null, null, null, null]);
});
