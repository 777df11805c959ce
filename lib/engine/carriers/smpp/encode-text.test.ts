import { expect, test } from 'vitest';
import { toPackedGsm } from './encode-text';

/** As a phone reads it: as many septets as the octets have room for, since nobody tells how many there are. */
function unpack(octets: Buffer, after: number): string {
  const skipped = (7 - ((after * 8) % 7)) % 7;
  const count = Math.floor((octets.length * 8 - skipped) / 7);
  const bits = [...octets].map((octet) => octet.toString(2).padStart(8, '0').split('').reverse().join('')).join('');
  const septets = Array.from({ length: count }, (_, index) => bits.slice(skipped + index * 7, skipped + index * 7 + 7));
  return septets.map((septet) => String.fromCharCode(parseInt(septet.split('').reverse().join(''), 2))).join('');
}

test.each([0, 6, 7])('no text of any length arrives with a character of ours behind it, after %i octets', (after) => {
  for (let length = 1; length <= 160; length += 1) {
    const text = 'abcdefghij'.repeat(16).slice(0, length);
    const read = unpack(toPackedGsm(text, after) ?? Buffer.alloc(0), after);
    // A carriage return at the very end shows nothing.
    expect([text, `${text}\r`]).toContain(read);
  }
});

test('seven bits that are left over are a carriage return, and fewer are none', () => {
  expect(unpack(toPackedGsm('Bonjour', 0) ?? Buffer.alloc(0), 0)).toBe('Bonjour\r');
  expect(unpack(toPackedGsm('Bonjours', 0) ?? Buffer.alloc(0), 0)).toBe('Bonjours');
});
