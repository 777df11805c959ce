import { expect, test } from 'vitest';
import type { CallbackPairs } from '../callbacks/callback-query';
import { statusPairs } from '../callbacks/callback-query';
import { readReply } from './read-reply';
import { replyPairs, type ToldReply } from './reply-query';

const REPLY: ToldReply = {
  ...{ id: 12, msisdn: '33612345678', recipient: '36111', text: 'Oui\nÇa va 😀', date: '2026-11-27 10:00:00' },
  ...{ messageId: 9, tag: '77', isStop: false, segmentCount: 3, receivedCount: 2 },
};
const told = (changes: Partial<ToldReply> = {}, event: 'incoming' | 'stop' = 'incoming') =>
  readReply(replyPairs(event, { ...REPLY, ...changes }), 'relay');
const READ = {
  ...{ carrier: 'relay', rawId: '12', msisdn: '33612345678', recipient: '36111', text: REPLY.text, place: null },
  ...{ joined: { receivedCount: 2, segmentCount: 3 }, answers: 77 },
};

test('what one instance tells of a reply is what another reads', () => {
  expect(told()).toEqual({ ok: true, value: READ });
  const whole = { ...READ, text: 'STOP', joined: { receivedCount: 1, segmentCount: 1 } };
  const stop = { text: 'STOP', isStop: true, segmentCount: 1, receivedCount: 1 };
  expect(told(stop, 'stop')).toEqual({ ok: true, value: whole });
  expect(told(stop)).toEqual(told(stop, 'stop'));
});

test('a message that was handed over with another tag is found by its numbers', () => {
  for (const tag of ['', 'summer', '7 7', '-1', '9'.repeat(16)]) {
    const { answers, ...without } = READ;
    expect([told({ tag }), told({ tag: String(answers) })]).toEqual([
      { ok: true, value: without },
      { ok: true, value: READ },
    ]);
  }
});

test('a report tells of no reply, and neither does nothing', () => {
  const status = statusPairs(1, { ptt: 4, dlrId: 1, date: '' });
  for (const pairs of [status, [], [['event', 'status']], [['Event', 'incoming']]] satisfies CallbackPairs[]) {
    expect(readReply(pairs, 'relay')).toBeNull();
  }
});

test('what can never be kept is refused, and what only a part of it says is left out', () => {
  expect(told({ msisdn: '' })).toEqual({ ok: false, error: 'invalid_number' });
  expect(told({ receivedCount: 4 })).toEqual({ ok: false, error: 'invalid_place' });
  const bare: CallbackPairs = [
    ['event', 'incoming'],
    ['sender', '+33612345678'],
    ['receiver', '36111'],
    ['receiver', '36222'],
  ];
  expect(readReply(bare, 'relay')).toEqual({
    ok: true,
    value: { carrier: 'relay', rawId: null, msisdn: '33612345678', recipient: '36111', text: '', place: null },
  });
});
