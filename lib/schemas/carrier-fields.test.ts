import { expect, test } from 'vitest';
import { certificates, filledIn, host, privateKey, secret } from './carrier-fields';

const BEGUN = '-----BEGIN CERTIFICATE-----';
const KEY_BEGUN = '-----BEGIN PRIVATE KEY-----';

test.each([
  ['certificates', certificates, BEGUN, 'certificates_not_pem', 100_000],
  ['a key', privateKey, KEY_BEGUN, 'private_key_not_pem', 20_000],
] as const)('%s of a million blanks are refused for their length alone', (_, schema, begun, fault, most) => {
  const faultsOf = (text: string) => schema.safeParse(text).error?.issues.map(({ message }) => message);
  expect(faultsOf(begun + ' '.repeat(1_000_000))).toEqual([`at_most_characters {"most":${most}}`]);
  // Tried in every way that its blanks can be told apart, this would take minutes.
  expect(faultsOf(begun.padEnd(most))).toEqual([fault]);
});

test.each([
  ['a line', filledIn(10)],
  ['a secret', secret(10)],
  ['a host', host],
] as const)('of %s that is too long nothing else is looked at', (_, schema) => {
  const found = schema.safeParse(`${'a'.repeat(1_000_000)}\n!`);
  expect(found.error?.issues.map(({ code }) => code)).toEqual(['too_big']);
});
