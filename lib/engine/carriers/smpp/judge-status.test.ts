import { expect, test } from 'vitest';
import { judgeStatus, statusInWords } from './judge-status';

test.each([
  [0x01, 103],
  [0x0b, 23],
  [0x50, 23],
  [0x51, 23],
  [0x0a, 20],
  [0x48, 20],
  [0x66, 20],
  [0xc4, 20],
])('%i is about the message: it ends, ptt %i, and is not billed', (status, ptt) => {
  expect(judgeStatus(status, 'plain')).toMatchObject({ kind: 'refused', ptt, billed: false });
});

test.each([0x02, 0x03, 0x04, 0x05, 0x08, 0x0d, 0x0e, 0x0f, 0x14, 0x45, 0x53, 0x58, 0x64, 0xfe, 0xff, 0x777])(
  '%i is not about the message, or nobody knows: later',
  (status) => {
    expect(judgeStatus(status, 'plain').kind).toBe('later');
  },
);

test.each([
  [0x08, 'carrier'],
  [0x64, 'carrier'],
  [0x45, 'message'],
  [0x03, 'message'],
  [0x777, 'message'],
  [0x14, undefined],
  [0x58, undefined],
])('a try that ends with %i is counted as one of the %s', (status, of) => {
  expect(judgeStatus(status, 'plain')).toEqual({
    kind: 'later',
    text: statusInWords(status, 'plain'),
    ...(of && { of }),
  });
});

test('what is refused for how the bind is set up may go elsewhere; for number, sender or text it may not', () => {
  const goesElsewhere = (status: number) => 'elsewhere' in judgeStatus(status, 'ovh');
  expect([0x06, 0x07, 0x15, 0x42, 0x61, 0xc4].every(goesElsewhere)).toBe(true);
  expect([0x01, 0x0a, 0x0b, 0x50, 0x51, 0x48, 0x65, 0x66, 0x401, 0x402].some(goesElsewhere)).toBe(false);
});

test('OVHcloud’s own numbers mean something with its profile alone', () => {
  expect(judgeStatus(0x401, 'ovh')).toMatchObject({ kind: 'refused', ptt: 101 });
  expect(judgeStatus(0x402, 'ovh')).toMatchObject({ kind: 'refused', ptt: 102 });
  expect(judgeStatus(0x401, 'plain').kind).toBe('later');
  expect(statusInWords(0x400, 'ovh')).toBe('0x00000400 too many binds');
  expect(statusInWords(0x400, 'plain')).toBe('0x00000400');
});

test('it is told by its number, as manuals write it', () => {
  expect(judgeStatus(0x0b, 'plain')).toMatchObject({ text: '0x0000000b invalid recipient' });
});
