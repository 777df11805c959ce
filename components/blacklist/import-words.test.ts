import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { readTypedRecipients } from '@/lib/domain/sending/typed-recipients';
import { MESSAGES } from '@/messages';
import { importedFacts } from './import-words';

const tellers = {
  en: createTranslator({ locale: 'en', messages: MESSAGES.en }),
  fr: createTranslator({ locale: 'fr', messages: MESSAGES.fr }),
};
/** Its words, wherever its lines may end. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const IMPORT = { added: 2, listed: 0, nationalCount: 0, repeatedCount: 0, leftOut: [], leftOutCount: 0, waiting: 3 };

test.each([
  ['en', true, '2 numbers were added to the blacklist. 3 waiting messages will not be sent.'],
  ['en', false, '2 numbers were added to the blacklist. At least 3 waiting messages will not be sent.'],
  ['fr', true, '2 numéros ont été ajoutés à la liste noire. 3 messages en attente ne seront pas envoyés.'],
  ['fr', false, '2 numéros ont été ajoutés à la liste noire. Au moins 3 messages en attente ne seront pas envoyés.'],
] as const)('in %s an import, all that waits looked at: %s, is told as “%s”', (locale, isWaitingKnown, told) => {
  expect(plain(tellers[locale]('blacklist.imported', importedFacts({ ...IMPORT, isWaitingKnown })))).toBe(told);
});

const read = (text: string) => {
  const reading = readTypedRecipients(text, []);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
};

test.each([
  ['+33612345678\n+33612345678', 'en', '1 repeats an earlier number and is not counted.'],
  ['+33612345678\n+33612345678\n06 12 34 56 78', 'en', '2 repeat an earlier number and are not counted.'],
  ['+33612345678\n+33612345678', 'fr', '1 répète un numéro déjà écrit et n’est pas compté.'],
  ['+33612345678\n+33612345678\n06 12 34 56 78', 'fr', '2 répètent un numéro déjà écrit et ne sont pas comptés.'],
] as const)(
  'of %j it is told in %s what is left out, and not how many numbers are written again',
  (text, locale, told) => {
    expect(plain(tellers[locale]('send.repeated', { count: read(text).repeatedCount }))).toBe(told);
  },
);
