import { expect, test } from 'vitest';
import { NO_REPLIES, withoutReply, withReply } from './mailed-replies';

const reply = (text: string) => ({ msisdn: '33612345678', recipient: '36111', text, at: '2026-11-27T10:00:00.000Z' });

test('twenty replies are told in one mail, and how many more there are', () => {
  const many = Array.from({ length: 23 }, (_, index) => reply(String(index)));
  const { replies, more } = many.reduce(withReply, NO_REPLIES);
  expect([replies.map(({ text }) => text), more]).toEqual([many.slice(0, 20).map(({ text }) => text), 3]);
});

test('one that is deleted before is not told, and others are', () => {
  const of = (msisdn: string, second: number) => ({ ...reply('Yes'), msisdn, at: `2026-11-26T10:00:0${second}.000Z` });
  const mailed = [of('33612345678', 1), of('33612345678', 2), of('33612345679', 1)].reduce(withReply, NO_REPLIES);
  expect(withoutReply(mailed, of('33612345678', 1)).replies).toEqual(mailed.replies.slice(1));
  expect(withoutReply(mailed, of('33612345678', 3))).toEqual(mailed);
});

test('a long one is cut between two characters', () => {
  const [first, second] = [reply('x'.repeat(500)), reply(`${'x'.repeat(498)}😀😀`)];
  expect([first, second].reduce(withReply, NO_REPLIES).replies).toEqual([first, reply(`${'x'.repeat(498)}\ufffd…`)]);
});
