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
