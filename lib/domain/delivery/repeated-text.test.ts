import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutRepeatedText } from './repeated-text';

const HEAD = 'id:a1 sub:001 dlvrd:001 submit date:2611260800 done date:2611260801 stat:DELIVRD err:000';

test.each([
  ['the form of the specification', `${HEAD} text:Your code is 4839`, `${HEAD} text:…`],
  ['capitals', `${HEAD} Text:Your code`, `${HEAD} Text:…`],
  ['lines', `${HEAD} text:Your\ncode\nis`, `${HEAD} text:…`],
  ['a text in front', 'text:Your code stat:DELIVRD', 'text:…'],
  ['nothing else', 'text:Your code', 'text:…'],
  ['nothing else, behind a line', '\n Text: Your code', '\n Text:…'],
  ['commas', 'id:a1,stat:DELIVRD,text:Your code', 'id:a1,stat:DELIVRD,text:…'],
  ['one that repeats nothing', `${HEAD} text:`, `${HEAD} text:`],
  ['nothing but blanks', `${HEAD} text: `, `${HEAD} text: `],
  ['words that speak of a text', 'Invalid text: too long', 'Invalid text: too long'],
  ['other words', 'Unreachable', 'Unreachable'],
])('%s', (_, words, shown) => {
  expect(withoutRepeatedText(words)).toBe(shown);
});

test('nothing of a text stays, whatever it is, and taking it out twice is as once', () => {
  const texts = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(texts, (text) => {
      const shown = withoutRepeatedText(`${HEAD} text:${text}`);
      expect(shown).toBe(`${HEAD} text:…`);
      expect(withoutRepeatedText(shown)).toBe(shown);
    }),
  );
});
