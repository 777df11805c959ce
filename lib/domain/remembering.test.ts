import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembering } from './remembering';

test('it answers what the function answers, whatever was asked before', () => {
  const length = remembering(3, (text) => `${text}: ${text.length}`);
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (texts) => {
      expect(texts.map(length)).toEqual(texts.map((text) => `${text}: ${text.length}`));
    }),
  );
});

test('it asks once for what it remembers, and remembers few', () => {
  const asked: string[] = [];
  const find = remembering(2, (text) => asked.push(text));
  for (const text of ['a', 'a', 'b', 'a', 'c', 'a']) find(text);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
