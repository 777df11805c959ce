import { expect, test } from 'vitest';
import { createServed, type Served } from '@/lib/testing/smpp-served';
import { messageBody } from '@/lib/testing/smpp-talk';
import { COMMANDS, STATUS, TAG } from '../pdu/commands';
import { MOST_TELLING, SERVING_WAIT } from './serving-state';

const summary = (served: Served) => [
  served.lastWritten()?.command ?? null,
  served.lastWritten()?.status ?? null,
  served.state().phase,
];

const BEGINNINGS = {
  open: () => createServed(),
  binding: () => {
    const served = createServed();
    served.askToBind('bind_transceiver');
    return served;
  },
  bound: () => createServed({ bound: 'bind_transceiver' }),
  receiver: () => createServed({ bound: 'bind_receiver' }),
  leaving: () => {
    const served = createServed({ bound: 'bind_transceiver' });
    served.submit();
    served.ask('unbind');
    return served;
  },
  draining: () => {
    const served = createServed({ bound: 'bind_transceiver' });
    served.submit();
    served.hear({ kind: 'stop' });
    return served;
  },
} as const;

type Row = readonly [keyof typeof BEGINNINGS, string, (served: Served) => void, readonly unknown[]];

const bind = (served: Served) => served.askToBind('bind_transmitter');
const submit = (served: Served) => void served.submit();
const enquire = (served: Served) => served.ask('enquire_link');
const unbind = (served: Served) => served.ask('unbind');
const foreign = (served: Served) => served.say({ command: 'deliver_sm', status: 0, sequence: 9, ...messageBody });

/** What a session does with what its client says, by what it has come to. */
const TABLE: readonly Row[] = [
  ['open', 'bind', bind, [null, null, 'binding']],
  ['open', 'submit_sm', submit, ['submit_sm_resp', STATUS.invalidBindStatus, 'open']],
  ['open', 'enquire_link', enquire, ['enquire_link_resp', 0, 'open']],
  ['open', 'unbind', unbind, ['unbind_resp', 0, 'ended']],
  ['open', 'deliver_sm', foreign, ['generic_nack', STATUS.invalidCommand, 'open']],
  ['binding', 'bind', bind, ['bind_transmitter_resp', STATUS.alreadyBound, 'binding']],
  ['binding', 'submit_sm', submit, ['submit_sm_resp', STATUS.invalidBindStatus, 'binding']],
  ['binding', 'unbind', unbind, ['unbind_resp', 0, 'ended']],
  ['bound', 'bind', bind, ['bind_transmitter_resp', STATUS.alreadyBound, 'bound']],
  ['bound', 'submit_sm', submit, ['bind_transceiver_resp', 0, 'bound']],
  ['bound', 'enquire_link', enquire, ['enquire_link_resp', 0, 'bound']],
  ['bound', 'unbind', unbind, ['unbind_resp', 0, 'ended']],
  ['receiver', 'submit_sm', submit, ['submit_sm_resp', STATUS.invalidBindStatus, 'bound']],
  ['leaving', 'submit_sm', submit, ['submit_sm_resp', STATUS.invalidBindStatus, 'leaving']],
  ['leaving', 'enquire_link', enquire, ['enquire_link_resp', 0, 'leaving']],
  ['draining', 'submit_sm', submit, ['submit_sm_resp', STATUS.systemError, 'draining']],
  ['draining', 'bind', bind, ['bind_transmitter_resp', STATUS.alreadyBound, 'draining']],
];

test.each(TABLE)('%s, %s', (beginning, _name, act, expected) => {
  const served = BEGINNINGS[beginning]();
  act(served);
  expect(summary(served)).toEqual(expected);
});

test('a second bind is told of once, however often it is said, and not before the first one is answered', () => {
  const served = BEGINNINGS.binding();
  const toldTwice = () => served.effects().filter(({ kind }) => kind === 'bound_twice');
  bind(served);
  expect(toldTwice()).toHaveLength(0);
  served.hear({ kind: 'bind_answered', status: 0 });
  for (let count = 0; count < 3; count += 1) bind(served);
  expect(toldTwice()).toHaveLength(1);
  expect(served.written().filter(({ status }) => status === STATUS.alreadyBound)).toHaveLength(4);
});

test('who does not bind within ten seconds is gone, whatever else is said meanwhile', () => {
  const served = createServed();
  served.pass(SERVING_WAIT.open - 1);
  enquire(served);
  expect(served.isClosed()).toBe(false);
  served.pass(1);
  expect(served.isClosed()).toBe(true);
});

test('a bind that is refused is told so, and ends', () => {
  const served = BEGINNINGS.binding();
  served.hear({ kind: 'bind_answered', status: STATUS.invalidPassword });
  expect(summary(served)).toEqual(['bind_transceiver_resp', STATUS.invalidPassword, 'ended']);
});

test('a submit is answered by its sequence, in whatever order', () => {
  const served = BEGINNINGS.bound();
  const [first, second] = [served.submit(), served.submit()];
  served.answerSubmit(second);
  served.answerSubmit(first, STATUS.throttled);
  expect(served.written().slice(-2)).toMatchObject([
    { command: 'submit_sm_resp', status: 0, sequence: second, messageId: `id ${String(second)}` },
    { command: 'submit_sm_resp', status: STATUS.throttled, sequence: first, messageId: '' },
  ]);
});

test('an unbind is answered once what was submitted is, or after three seconds', () => {
  const served = BEGINNINGS.leaving();
  expect(served.isClosed()).toBe(false);
  served.answerSubmit(2);
  expect(
    served
      .written()
      .slice(-2)
      .map(({ command }) => command),
  ).toEqual(['submit_sm_resp', 'unbind_resp']);
  expect(served.isClosed()).toBe(true);
  const impatient = BEGINNINGS.leaving();
  impatient.pass(SERVING_WAIT.drain);
  expect(summary(impatient)).toEqual(['unbind_resp', 0, 'ended']);
});

test('a stop answers what is under way, unbinds, and waits no more than a second for that', () => {
  const served = BEGINNINGS.draining();
  served.answerSubmit(2);
  expect(summary(served)).toEqual(['unbind', 0, 'unbinding']);
  served.say({ command: 'unbind_resp', status: 0, sequence: 1 });
  expect(served.isClosed()).toBe(true);
  const mute = BEGINNINGS.draining();
  mute.pass(SERVING_WAIT.drain);
  mute.pass(SERVING_WAIT.unbind);
  expect(mute.isClosed()).toBe(true);
});

test('after a minute of silence it asks whether anybody is there, and half a minute later takes it for gone', () => {
  const served = BEGINNINGS.bound();
  served.pass(SERVING_WAIT.silence);
  expect(served.lastWritten()?.command).toBe('enquire_link');
  served.pass(SERVING_WAIT.enquiry - 1);
  served.say({ command: 'enquire_link_resp', status: 0, sequence: 1 });
  served.pass(1);
  expect(served.isClosed()).toBe(false);
  served.pass(SERVING_WAIT.silence);
  served.pass(SERVING_WAIT.enquiry);
  expect(served.isClosed()).toBe(true);
});

test('what is told is known by its answer, by a nack, and as nobody’s knowledge once it is late or the client gone', () => {
  const served = BEGINNINGS.bound();
  for (const key of [1, 2, 3, 4]) served.deliver(key);
  served.answerTold(3);
  served.answerTold(2, STATUS.temporaryFault);
  served.say({ command: 'generic_nack', status: 0, sequence: served.written().at(-2)?.sequence ?? 0 });
  served.pass(SERVING_WAIT.answer);
  served.deliver(5);
  served.hear({ kind: 'closed' });
  served.deliver(6);
  expect(served.told()).toEqual([
    [1, 0],
    [2, STATUS.temporaryFault],
    [3, STATUS.invalidCommand],
    [4, null],
    [5, null],
    [6, null],
  ]);
});

test('no more than ten are told at once, and nothing to who only transmits', () => {
  const served = BEGINNINGS.bound();
  for (let key = 0; key <= MOST_TELLING; key += 1) served.deliver(key);
  expect(served.told()).toEqual([[MOST_TELLING, null]]);
  const transmitter = createServed({ bound: 'bind_transmitter' });
  transmitter.deliver(1);
  expect(transmitter.told()).toEqual([[1, null]]);
});

test('a body that cannot be read is refused by name, an unknown command by number, and both leave the bind', () => {
  const served = BEGINNINGS.bound();
  const frame = (id: number) => {
    const head = Buffer.alloc(18);
    for (const [at, value] of [18, id, 0, 77].entries()) head.writeUInt32BE(value, at * 4);
    return head;
  };
  served.hear({ kind: 'frame', frame: frame(COMMANDS.submit_sm) });
  expect(served.lastWritten()).toMatchObject({ command: 'submit_sm_resp', status: STATUS.invalidCommandLength });
  served.hear({ kind: 'frame', frame: frame(0x21) });
  expect(served.lastWritten()).toMatchObject({ command: 'generic_nack', status: STATUS.invalidCommand, sequence: 77 });
  expect(served.state().phase).toBe('bound');
  served.hear({ kind: 'malformed' });
  expect(summary(served)).toEqual(['generic_nack', STATUS.invalidCommandLength, 'ended']);
});

test.each([
  [0x33, [0, 0]],
  [0x34, [1, 1]],
  [0x50, [1, 1]],
])('a client that binds with version %i is told as many optional parameters: %j', (version, counts) => {
  const served = createServed();
  served.askToBind('bind_receiver', version);
  served.hear({ kind: 'bind_answered', status: 0 });
  served.deliver(1, { tlvs: new Map([[TAG.messageState, Buffer.from([2])]]) });
  expect(served.written().map((pdu) => ('tlvs' in pdu ? pdu.tlvs.size : null))).toEqual(counts);
});
