import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fault, readFault } from './fault';

test('a fault is read as it was written, whatever it speaks of', () => {
  const facts = fc.dictionary(
    fc.string().filter((name) => name !== '__proto__'),
    fc.oneof(fc.string(), fc.integer()),
  );
  fc.assert(
    fc.property(facts, (known) => {
      expect(readFault(fault('ip_covered', known))).toEqual({ code: 'ip_covered', facts: { ...known } });
    }),
  );
  expect(readFault(fault('email_invalid'))).toEqual({ code: 'email_invalid', facts: {} });
});

test('a text that is no fault is a code without words', () => {
  expect(readFault('Invalid input: expected string')).toEqual({ code: 'Invalid input: expected string', facts: {} });
});
