import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUS, TAG } from '@/lib/smpp/pdu/commands';
import type { MessageBody } from '@/lib/smpp/pdu/pdu';
import { messageBody } from '@/lib/testing/smpp-talk';
import { readSubmit, textOf } from './read-submit';

const NOW = new Date('2026-11-27T10:00:00Z');
const read = (body: Partial<MessageBody>) => readSubmit({ ...messageBody, ...body }, NOW);
const address = (ton: number, text: string) => ({ ton, npi: 1, address: text });

test.each([
  [address(5, 'MyShop'), 'MyShop'],
  [address(1, '33612345678'), '+33612345678'],
  [address(0, '0033612345678'), '+33612345678'],
  [address(3, '36105'), '36105'],
  [address(0, '+33612345678'), '+33612345678'],
  [address(5, '123456789'), '123456789'],
  [address(0, ''), ''],
])('%o sends as %s', (source, from) => {
  expect(read({ source })).toMatchObject({ ok: true, value: { from } });
});

test.each([
  [address(1, '33612345678'), '+33612345678'],
  [address(0, '+33612345678'), '+33612345678'],
  [address(1, '0033612345678'), '+33612345678'],
])('%o is sent to as %s', (destination, to) => {
  expect(read({ destination })).toMatchObject({ ok: true, value: { to } });
});

test.each([
  [0, undefined, { alphabet: 'gsm', smsClass: null }],
  [3, undefined, { alphabet: 'latin1', smsClass: null }],
  [0, 1, { alphabet: 'gsm', smsClass: 0 }],
  [0xf1, undefined, { alphabet: 'gsm', smsClass: 1 }],
  [0x12, 1, { alphabet: 'gsm', smsClass: 2 }],
])('data_coding %i with dest_addr_subunit %s', (dataCoding, unit, coding) => {
  const tlvs = new Map(unit === undefined ? [] : [[TAG.destinationSubunit, Buffer.from([unit])]]);
  expect(read({ dataCoding, tlvs })).toMatchObject({ ok: true, value: { coding } });
});

test.each([
  [0, 'none'],
  [1, 'any'],
  [2, 'failure'],
  [0x11, 'any'],
])('registered_delivery %i asks for %s', (registeredDelivery, wish) => {
  expect(read({ registeredDelivery })).toMatchObject({ ok: true, value: { wish } });
});

test('a header of one part is none, a place beyond the last is refused', () => {
  const part = (total: number, number: number) => ({
    esmClass: 0x40,
    shortMessage: Buffer.from([6, 8, 4, 1, 2, total, number, 0x41]),
  });
  expect(read(part(1, 1))).toMatchObject({ ok: true, value: { joins: null, octets: Buffer.from('A') } });
  expect(read(part(3, 2))).toMatchObject({ ok: true, value: { joins: { reference: 0x102, total: 3, number: 2 } } });
  for (const [total, number] of [
    [2, 3],
    [2, 0],
    [0, 0],
  ] as const) {
    expect(read(part(total, number))).toEqual({ ok: false, error: STATUS.invalidClass });
  }
});

const octets = (longest: number) => fc.uint8Array({ maxLength: longest }).map((bytes) => Buffer.from(bytes));
const byte = fc.nat({ max: 255 });
const text = fc.oneof(fc.string({ maxLength: 24 }), fc.constantFrom('33612345678', '+33612345678', 'TEST'));
const tlvs = fc
  .array(fc.tuple(fc.constantFrom(...Object.values(TAG)), octets(6)), { maxLength: 4 })
  .map((pairs) => new Map(pairs));

test('whatever is submitted is read or refused with a status, and what is read has a text', () => {
  const body = fc.record({
    source: fc.record({ ton: byte, npi: byte, address: text }),
    destination: fc.record({ ton: fc.nat({ max: 2 }), npi: byte, address: text }),
    esmClass: fc.constantFrom(0, 3, 0x40, 0x43, 4, 255),
    dataCoding: fc.oneof(byte, fc.constantFrom(0, 3, 8)),
    registeredDelivery: byte,
    scheduleAt: fc.constantFrom('', '000001000000000R', 'x'),
    shortMessage: octets(80),
    tlvs,
  });
  fc.assert(
    fc.property(body, (submitted) => {
      const outcome = read(submitted);
      if (!outcome.ok) expect(outcome.error).toBeGreaterThan(0);
      else expect(typeof textOf([outcome.value.octets], outcome.value.dataCoding)).toBe('string');
    }),
    { numRuns: 5_000 },
  );
});
