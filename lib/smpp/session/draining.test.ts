/** How a bind ends: what is under way is answered first. */
import { expect, test } from 'vitest';
import { createTalk } from '@/lib/testing/smpp-talk';
import { STATUS } from '../pdu/commands';

const answersTo = (talk: ReturnType<typeof createTalk>, key: number) =>
  talk.answers.filter((one) => one.key === key).map(({ result }) => result);

test.each([STATUS.invalidCommandLength, STATUS.invalidCommand, STATUS.invalidBindStatus, 0x400])(
  'after a submit that is refused with %i nothing more is submitted for a minute, and what was is still answered',
  (status) => {
    const talk = createTalk({ bound: true, settings: { window: 3 } });
    talk.submit(1, 2, 3, 4);
    talk.answerSubmit(1, '', status);
    expect(answersTo(talk, 1)).toEqual([{ kind: 'refused', status }]);
    expect(answersTo(talk, 4)).toEqual([{ kind: 'later', reason: 'not_bound' }]);
    expect(talk.state().phase).toBe('draining');
    talk.answerSubmit(2, 'b');
    talk.answerSubmit(3, 'c');
    expect(answersTo(talk, 2)).toEqual([{ kind: 'accepted', messageId: 'b' }]);
    expect(answersTo(talk, 3)).toEqual([{ kind: 'accepted', messageId: 'c' }]);
    expect(talk.state()).toMatchObject({ phase: 'waiting', trouble: { kind: 'submit_refused', status } });
    expect(talk.wakeAt() - talk.now()).toBeGreaterThanOrEqual(60_000);
  },
);

test('what nobody answers while it drains is in doubt after five seconds', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1, 2);
  talk.answerSubmit(1, '', STATUS.invalidBindStatus);
  talk.pass(4_999);
  expect(answersTo(talk, 2)).toEqual([]);
  talk.pass(1);
  expect(answersTo(talk, 2)).toEqual([{ kind: 'unknown', reason: 'connection_lost' }]);
});

test('halted it submits nothing more, awaits what was sent, hears of it, and stays so on the next bind', () => {
  const talk = createTalk({ bound: true, settings: { window: 1 } });
  talk.submit(1, 2);
  talk.hear({ kind: 'halt' });
  talk.submit(3);
  for (const key of [2, 3]) expect(answersTo(talk, key)).toEqual([{ kind: 'later', reason: 'not_bound' }]);
  talk.answerSubmit(1, '', STATUS.throttled);
  expect(answersTo(talk, 1)).toEqual([{ kind: 'later', reason: 'not_bound' }]);
  talk.say({ command: 'unbind', status: 0, sequence: 2 });
  talk.sleep();
  talk.bind();
  talk.submit(4);
  expect(answersTo(talk, 4)).toEqual([{ kind: 'later', reason: 'not_bound' }]);
  expect([talk.state().phase, talk.state().trouble, talk.keysSubmitted()]).toEqual(['bound', { kind: 'halted' }, [1]]);
});

test('a status that means too many binds elsewhere is one message’s here', () => {
  const talk = createTalk({ bound: true, settings: { tooManyBinds: new Set() } });
  talk.submit(1);
  talk.answerSubmit(1, '', 0x400);
  expect(answersTo(talk, 1)).toEqual([{ kind: 'refused', status: 0x400 }]);
  expect(talk.state().phase).toBe('bound');
});

test.each(['twice', 'across a stop'])('an unbind that comes %s puts nothing in doubt', (when) => {
  const talk = createTalk({ bound: true });
  talk.submit(1);
  if (when === 'twice') talk.say({ command: 'unbind', status: 0, sequence: 1 });
  else talk.hear({ kind: 'stop' });
  talk.say({ command: 'unbind', status: 0, sequence: 2 });
  expect(talk.lastWritten()).toEqual({ command: 'unbind_resp', status: 0, sequence: 2 });
  expect(answersTo(talk, 1)).toEqual([]);
  talk.answerSubmit(1, 'a');
  expect(answersTo(talk, 1)).toEqual([{ kind: 'accepted', messageId: 'a' }]);
});
