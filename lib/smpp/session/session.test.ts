import { expect, test } from 'vitest';
import { createTalk, messageBody, SETTINGS } from '@/lib/testing/smpp-talk';
import { COMMANDS, STATUS } from '../pdu/commands';
import { encodePdu } from '../pdu/encode-pdu';
import type { Pdu } from '../pdu/pdu';

const answersTo = (talk: ReturnType<typeof createTalk>, key: number) =>
  talk.answers.filter((one) => one.key === key).map(({ result }) => result);

test('it connects, binds and submits; the answer that comes second is of the one that it names', () => {
  const talk = createTalk();
  expect(talk.state().phase).toBe('connecting');
  talk.hear({ kind: 'connected' });
  expect(talk.lastWritten()).toMatchObject({ command: 'bind_transceiver', systemId: 'chappe', interfaceVersion: 0x34 });
  talk.answerLast('bind_transceiver_resp');
  talk.submit(1, 2);
  const [first, second] = talk.submitted();
  talk.say({ command: 'submit_sm_resp', status: 0, sequence: second?.sequence ?? 0, messageId: 'b', tlvs: new Map() });
  talk.say({
    command: 'submit_sm_resp',
    status: 11,
    sequence: first?.sequence ?? 0,
    messageId: 'A00',
    tlvs: new Map(),
  });
  expect(talk.answers).toEqual([
    { key: 2, result: { kind: 'accepted', messageId: 'b' } },
    { key: 1, result: { kind: 'refused', status: 11 } },
  ]);
});

test('where it is not bound nothing is submitted', () => {
  const talk = createTalk();
  talk.submit(1);
  expect(answersTo(talk, 1)).toEqual([{ kind: 'later', reason: 'not_bound' }]);
});

test.each([STATUS.invalidPassword, STATUS.invalidSystemId, STATUS.invalidSystemType])(
  'after a bind refused with %i it does not try again: a person must mend it',
  (status) => {
    const talk = createTalk();
    talk.hear({ kind: 'connected' });
    talk.answerLast('bind_transceiver_resp', status);
    expect(talk.state()).toMatchObject({ phase: 'ended', trouble: { kind: 'bind_refused', status } });
    expect(talk.wakeAt()).toBe(Infinity);
  },
);

test.each([STATUS.alreadyBound, STATUS.bindFailed, 0x400])(
  'after a bind refused with %i it waits for a minute at least',
  (status) => {
    const talk = createTalk();
    talk.hear({ kind: 'connected' });
    talk.answerLast('bind_transceiver_resp', status);
    expect(talk.wakeAt() - talk.now()).toBeGreaterThanOrEqual(60_000);
    expect(talk.wakeAt() - talk.now()).toBeLessThanOrEqual(72_000);
  },
);

test('already bound, three times in a row: each time it waits for a minute at least', () => {
  const talk = createTalk();
  for (let turn = 0; turn < 3; turn += 1) {
    talk.hear({ kind: 'connected' });
    talk.answerLast('bind_transceiver_resp', STATUS.alreadyBound);
    expect(talk.state().phase).toBe('waiting');
    expect(talk.wakeAt() - talk.now()).toBeGreaterThanOrEqual(60_000);
    talk.sleep();
  }
  talk.bind();
  expect(talk.state().phase).toBe('bound');
});

test('it comes back after 1, 2, 4 … 60 seconds, a fifth more or less', () => {
  const talk = createTalk();
  const waits = [];
  for (let turn = 0; turn < 9; turn += 1) {
    talk.hear({ kind: 'closed', text: 'ECONNREFUSED' });
    waits.push(talk.wakeAt() - talk.now());
    talk.sleep();
    expect(talk.state().phase).toBe('connecting');
  }
  for (const [turn, wait] of waits.entries()) {
    const expected = Math.min(60, 2 ** turn) * 1_000;
    expect(wait).toBeGreaterThanOrEqual(expected * 0.8);
    expect(wait).toBeLessThanOrEqual(expected * 1.2);
  }
  expect(new Set(waits.map((wait, turn) => wait / Math.min(60, 2 ** turn))).size).toBe(9);
});

test('a bind or a connection that is not answered for ten seconds is given up', () => {
  for (const connects of [false, true]) {
    const talk = createTalk();
    if (connects) talk.hear({ kind: 'connected' });
    talk.sleep();
    expect([talk.now(), talk.state().phase, talk.state().trouble]).toEqual([10_000, 'waiting', { kind: 'silent' }]);
  }
});

test('after 30 seconds of silence it asks whether somebody is there; 10 seconds later what was sent is in doubt', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1);
  talk.sleep();
  expect([talk.now(), talk.lastWritten()?.command]).toEqual([30_000, 'enquire_link']);
  talk.sleep();
  expect([talk.now(), talk.state().phase]).toEqual([40_000, 'waiting']);
  expect(answersTo(talk, 1)).toEqual([{ kind: 'unknown', reason: 'connection_lost' }]);
});

test('whatever is heard is a sign of life', () => {
  const talk = createTalk({ bound: true });
  talk.sleep();
  talk.say({ command: 'enquire_link', status: 0, sequence: 99 });
  expect(talk.lastWritten()).toEqual({ command: 'enquire_link_resp', status: 0, sequence: 99 });
  talk.sleep();
  expect([talk.now(), talk.lastWritten()?.command]).toEqual([60_000, 'enquire_link']);
});

test('what is not answered for a minute is in doubt and holds up what follows; a late answer still yields its id', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1, 2);
  talk.answerSubmit(2, 'b');
  while (answersTo(talk, 1).length === 0) {
    if (talk.sleep() === 'enquire_link') talk.answerLast('enquire_link_resp');
  }
  expect(talk.now()).toBe(60_000);
  expect(answersTo(talk, 1)).toEqual([{ kind: 'unknown', reason: 'no_answer' }]);
  talk.submit(3, 4);
  expect(talk.submitted()).toHaveLength(2);
  talk.sleep();
  expect([talk.now(), talk.submitted().length]).toEqual([61_000, 3]);
  talk.answerSubmit(1, 'late');
  expect(answersTo(talk, 1)[1]).toEqual({ kind: 'accepted', messageId: 'late' });
  talk.answerSubmit(1, 'again');
  expect(answersTo(talk, 1)).toHaveLength(2);
  talk.answerSubmit(3, 'c');
  expect(talk.submitted()).toHaveLength(4);
});

test('a late answer is known on the next connection too, for ten minutes', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1, 2);
  talk.hear({ kind: 'closed', text: 'ECONNRESET' });
  expect(talk.answers.map(({ result }) => result.kind)).toEqual(['unknown', 'unknown']);
  talk.sleep();
  talk.bind();
  talk.answerSubmit(1, 'late');
  expect(answersTo(talk, 1)[1]).toEqual({ kind: 'accepted', messageId: 'late' });
  talk.pass(601_000);
  talk.answerSubmit(2, 'too late');
  expect(answersTo(talk, 2)).toHaveLength(1);
});

test('after a connection was lost with something in doubt, one is tried before all', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1);
  talk.hear({ kind: 'closed', text: 'ECONNRESET' });
  talk.sleep();
  talk.bind();
  talk.submit(2, 3, 4);
  expect(talk.submitted()).toHaveLength(2);
  talk.answerSubmit(2, 'b');
  expect(talk.submitted()).toHaveLength(4);
});

test('an unbind of the peer is answered, what was sent is awaited, the rest given back, and it binds again at once', () => {
  const talk = createTalk({ bound: true });
  talk.pass(20_000);
  talk.submit(...Array.from({ length: SETTINGS.window + 1 }, (_, index) => index + 1));
  talk.say({ command: 'unbind', status: 0, sequence: 5 });
  expect(talk.lastWritten()).toEqual({ command: 'unbind_resp', status: 0, sequence: 5 });
  expect(answersTo(talk, SETTINGS.window + 1)).toEqual([{ kind: 'later', reason: 'not_bound' }]);
  for (let key = 1; key <= SETTINGS.window; key += 1) talk.answerSubmit(key, `id ${String(key)}`);
  expect(talk.state().phase).toBe('waiting');
  talk.sleep();
  expect([talk.now(), talk.state().phase]).toEqual([20_000, 'connecting']);
});

test('a peer that unbinds whoever has just bound is not followed at once', () => {
  const talk = createTalk({ bound: true });
  talk.say({ command: 'unbind', status: 0, sequence: 5 });
  expect(talk.wakeAt() - talk.now()).toBeGreaterThanOrEqual(800);
});

test('THROTTLED pauses the bind, and the same PDU goes first, at half the rate, until one is taken', () => {
  const talk = createTalk({ bound: true, settings: { perSecond: 10 } });
  talk.submit(1, 2, 3);
  expect(talk.submitted()).toHaveLength(1);
  talk.answerSubmit(1, '', STATUS.throttled);
  expect([talk.answers, talk.wakeAt() - talk.now()]).toEqual([[], 1_000]);
  talk.sleep();
  expect(talk.keysSubmitted()).toEqual([1, 1]);
  talk.answerSubmit(1, '', STATUS.queueFull);
  expect(talk.wakeAt() - talk.now()).toBe(2_000);
  talk.sleep();
  talk.answerSubmit(1, 'a');
  expect(answersTo(talk, 1)).toEqual([{ kind: 'accepted', messageId: 'a' }]);
  const before = talk.now();
  while (talk.submitted().length < 5) talk.sleep();
  expect(talk.keysSubmitted()).toEqual([1, 1, 1, 2, 3]);
  // A quarter of ten a second, and what it has recovered meanwhile.
  expect(talk.now() - before).toBeGreaterThan(600);
});

test('what waits for two minutes is given back', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1);
  while (talk.answers.length === 0) {
    if (talk.sleep() === 'enquire_link') talk.answerLast('enquire_link_resp');
    talk.answerSubmit(1, '', STATUS.throttled);
  }
  expect([talk.now(), answersTo(talk, 1)]).toEqual([120_000, [{ kind: 'later', reason: 'waited' }]]);
});

test('PDUs are spread evenly over a second', () => {
  const talk = createTalk({ bound: true, settings: { perSecond: 20, window: 50 } });
  talk.submit(...Array.from({ length: 40 }, (_, index) => index));
  const times = [0];
  while (talk.submitted().length < 40) {
    talk.sleep();
    times.push(talk.now());
  }
  expect(times.at(-1)).toBeGreaterThanOrEqual(1_900);
  for (const [index, at] of times.entries()) expect(at).toBeGreaterThanOrEqual(index * 50 - 10);
});

test('a generic_nack that names our sequence answers that request', () => {
  const talk = createTalk({ bound: true });
  talk.submit(1);
  talk.say({
    command: 'generic_nack',
    status: STATUS.invalidMessageLength,
    sequence: talk.lastWritten()?.sequence ?? 0,
  });
  expect(answersTo(talk, 1)).toEqual([{ kind: 'refused', status: STATUS.invalidMessageLength }]);
});

test('a length that none has is nacked, and the connection made anew within two seconds', () => {
  const talk = createTalk({ bound: true });
  talk.hear({ kind: 'malformed' });
  expect(talk.lastWritten()).toEqual({ command: 'generic_nack', status: STATUS.invalidCommandLength, sequence: 0 });
  expect(talk.wakeAt() - talk.now()).toBeLessThan(2_000);
});

test.each<[string, Pdu, Partial<Pdu>]>([
  ['an outbind', { command: 'outbind', status: 0, sequence: 4, systemId: 'x', password: 'y' }, { status: 3 }],
  ['a submit_sm', { command: 'submit_sm', status: 0, sequence: 4, ...messageBody }, { status: 3 }],
])('%s is refused, and the bind stays', (_, pdu, answer) => {
  const talk = createTalk({ bound: true });
  talk.say(pdu);
  expect(talk.lastWritten()).toMatchObject({ command: 'generic_nack', sequence: 4, ...answer });
  expect(talk.state().phase).toBe('bound');
});

test('an sm_length that is one too small is refused as such, and the bind stays', () => {
  const talk = createTalk({ bound: true });
  const frame = encodePdu({ command: 'deliver_sm', status: 0, sequence: 8, ...messageBody });
  const lengthAt = frame.length - messageBody.shortMessage.length - 1;
  frame[lengthAt] = messageBody.shortMessage.length - 1;
  talk.hear({ kind: 'frame', frame });
  expect(talk.lastWritten()).toMatchObject({ command: 'deliver_sm_resp', status: STATUS.invalidMessageLength });
  expect(talk.state().phase).toBe('bound');
});

test('a bad body in a good frame is answered with what is wrong, and the bind stays', () => {
  const talk = createTalk({ bound: true });
  const frame = Buffer.alloc(20);
  frame.writeUInt32BE(20, 0);
  frame.writeUInt32BE(COMMANDS.deliver_sm, 4);
  frame.writeUInt32BE(8, 12);
  talk.hear({ kind: 'frame', frame });
  expect(talk.lastWritten()).toMatchObject({ command: 'deliver_sm_resp', sequence: 8 });
  expect(talk.lastWritten()?.status).toBeGreaterThan(0);
  frame.writeUInt32BE(0x103, 4);
  talk.hear({ kind: 'frame', frame });
  expect(talk.lastWritten()).toEqual({ command: 'generic_nack', status: STATUS.invalidCommand, sequence: 8 });
  frame.writeUInt32BE(0x8000_0103, 4);
  talk.hear({ kind: 'frame', frame });
  expect([talk.written().length, talk.state().phase]).toEqual([3, 'bound']);
});
