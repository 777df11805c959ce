import { expect, test } from 'vitest';
import { carriersInForce, hasOnlySeemed, isCarrierName, isDlrSecret, isNameFor } from './carrier';
import { readSetup } from './carrier-setup';
import { SMPP_DEFAULTS } from './smpp-settings';

const carrier = (id: number, kind: 'simulated' | 'upstream', rank: number, disabledAt: Date | null = null) => ({
  id,
  rank,
  disabledAt,
  setup: readSetup({ kind, settings: '{}', secrets: '{}' }),
});
const idsInForce = (...carriers: ReturnType<typeof carrier>[]) => carriersInForce(carriers).map(({ id }) => id);

test('the simulated carrier takes messages only where no real one is enabled', () => {
  const simulated = carrier(1, 'simulated', 0);
  const off = new Date();
  expect(idsInForce(simulated)).toEqual([1]);
  expect(idsInForce(simulated, carrier(2, 'upstream', 5))).toEqual([2]);
  expect(idsInForce(simulated, carrier(2, 'upstream', 5, off))).toEqual([1]);
  expect(idsInForce(carrier(1, 'simulated', 0, off), carrier(2, 'upstream', 5, off))).toEqual([]);
});

test('those in force are told by rank, and of one rank the older first', () => {
  const upstreams = [carrier(4, 'upstream', 2), carrier(3, 'upstream', 2), carrier(2, 'upstream', 9)];
  expect(idsInForce(...upstreams)).toEqual([3, 4, 2]);
});

test('a name is a slug of at most twenty characters', () => {
  for (const name of ['a', 'smpp', 'ovh-2', 'a'.repeat(20)]) expect(isCarrierName(name)).toBe(true);
  for (const name of ['', '-a', 'a-', 'a--b', 'A', 'a_b', 'é', 'a b', 'a'.repeat(21)]) {
    expect(isCarrierName(name)).toBe(false);
  }
});

test('the name of a kind is for that kind alone', () => {
  expect(isNameFor('smpp', 'smpp')).toBe(true);
  expect(isNameFor('upstream', 'smpp')).toBe(false);
  expect(isNameFor('upstream', 'ovh')).toBe(true);
});

test('what only seems to be sent is told by the name of its carrier, and by no other name', () => {
  expect(hasOnlySeemed('simulated')).toBe(true);
  expect(hasOnlySeemed('simulated-2')).toBe(false);
  expect(hasOnlySeemed(null)).toBe(false);
});

test('a secret of an address has at least sixteen characters that need no escape', () => {
  expect(isDlrSecret('a'.repeat(16))).toBe(true);
  for (const secret of ['a'.repeat(15), 'a'.repeat(201), `${'a'.repeat(16)}/`]) expect(isDlrSecret(secret)).toBe(false);
});

test('a row that was written before a setting came has its default', () => {
  const written = { kind: 'smpp', settings: '{"host":"a.example","window":3}', secrets: '{"password":"p"}' } as const;
  expect(readSetup(written)).toEqual({
    kind: 'smpp',
    settings: { ...SMPP_DEFAULTS, host: 'a.example', window: 3 },
    secrets: { password: 'p', tlsKey: '' },
  });
});
