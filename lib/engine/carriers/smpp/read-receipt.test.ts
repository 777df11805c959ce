import { expect, test } from 'vitest';
import { TAG } from '@/lib/smpp/pdu/commands';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import { messageBody } from '@/lib/testing/smpp-talk';
import { readReceipt } from './read-receipt';

type Way = Omit<Parameters<typeof readReceipt>[1], 'now'>;

const PLAIN: Way = { profile: 'plain', receiptIds: 'same' };
const now = new Date('2026-11-26T12:00:00Z');

const deliver = (text: string, changes: Partial<MessagePdu> = {}): MessagePdu => ({
  ...messageBody,
  command: 'deliver_sm',
  status: 0,
  sequence: 1,
  esmClass: 4,
  shortMessage: Buffer.from(text, 'latin1'),
  ...changes,
});

const read = (text: string, way: Partial<Way> = {}, changes: Partial<MessagePdu> = {}) =>
  readReceipt(deliver(text, changes), { ...PLAIN, ...way, now });

test('the form of the specification', () => {
  const text = 'id:a1 sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:DELIVRD err:000 text:Hello';
  expect(read(text)).toEqual({ rawId: 'a1', dlrId: 1, ptt: 4, msisdn: 'MyShop', text, at: now });
});

test.each([
  ['no sub and no dlvrd', 'id:a1 submit date:2611261200 done date:2611261201 stat:DELIVRD err:000 text:', 'a1', 1, 4],
  ['labels that are missing', 'id:a1 stat:UNDELIV', 'a1', 2, 5],
  ['another order, capitals and blanks', 'Stat: undeliv err:0000 ID: a1', 'a1', 2, 5],
  ['a date with microseconds', 'id:a1 done date:180711070000012+ stat:EXPIRED', 'a1', 2, 8],
  ['a date of zeros', 'id:a1 done date:0000000000 stat:DELIVRD err:002', 'a1', 1, 4],
  ['an id that is empty', 'id: sub:001 dlvrd:000 submit date:1 stat:DELIVRD', '', 1, 4],
  ['a text that looks like labels', 'id:a1 stat:UNDELIV text:id:b2 stat:DELIVRD', 'a1', 2, 5],
  ['a text in front', 'text:id:b2 stat:DELIVRD', '', null, 255],
  ['a UUID', 'id:0e999f21-81ef-4974-a414-3de98174e3c7 stat:DELIVRD', '0e999f21-81ef-4974-a414-3de98174e3c7', 1, 4],
  ['commas', 'id:a1,stat:REJECTD,err:1', 'a1', 16, 803],
  ['a label that ends in id', 'msgid:b2 id:a1 stat:DELETED', 'a1', 2, 802],
])('a receipt of another form is read label by label: %s', (_, text, rawId, dlrId, ptt) => {
  expect(read(text)).toMatchObject({ rawId, dlrId, ptt });
});

test.each([
  ['DELIVRD', 1, 4],
  ['EXPIRED', 2, 8],
  ['UNDELIV', 2, 5],
  ['DELETED', 2, 802],
  ['REJECTD', 16, 803],
  ['UNKNOWN', 2, 6],
  ['SKIPPED', 2, 5],
  ['ACCEPTD', 4, 3],
  ['BUFFRED', 4, 3],
  ['ACKED', 4, 3],
  ['ENROUTE', 4, 254],
  ['WHATEVER', null, 255],
])('stat:%s is DLR id %s, ptt %i', (stat, dlrId, ptt) => {
  expect(read(`id:a1 stat:${stat} err:000`)).toMatchObject({ dlrId, ptt });
});

test.each([
  [0, 4, 3],
  [1, 4, 254],
  [2, 1, 4],
  [3, 2, 8],
  [4, 2, 802],
  [5, 2, 5],
  [6, 4, 3],
  [7, 2, 6],
  [8, 16, 803],
  [9, 2, 5],
])('message_state %i is DLR id %i, ptt %i, whatever the text says', (state, dlrId, ptt) => {
  const tlvs = new Map([
    [TAG.receiptedMessageId, Buffer.from('b2\0')],
    [TAG.messageState, Buffer.from([state])],
  ]);
  expect(read('id:a1 stat:ENROUTE err:000', {}, { tlvs })).toMatchObject({ rawId: 'b2', dlrId, ptt });
});

test('where parameters say what became of it, words that are no receipt’s are the message’s, and are left', () => {
  const tlvs = new Map([
    [TAG.receiptedMessageId, Buffer.from('b2\0')],
    [TAG.messageState, Buffer.from([2])],
  ]);
  expect(read('Your code is 483920', {}, { tlvs })).toMatchObject({ rawId: 'b2', dlrId: 1, text: 'DELIVRD' });
  expect(read('', {}, { tlvs })).toMatchObject({ text: 'DELIVRD' });
  expect(read('id:b2 err:000', {}, { tlvs })).toMatchObject({ text: 'id:b2 err:000' });
  const named = new Map([[TAG.receiptedMessageId, Buffer.from('b2\0')]]);
  expect(read('Your code is 483920', {}, { tlvs: named })).toMatchObject({ rawId: 'b2', text: '' });
});

test('a code of the network explains what a state leaves open, and only where somebody documents it', () => {
  const failed = 'id:a1 stat:UNDELIV err:002';
  expect(read(failed)).toMatchObject({ dlrId: 2, ptt: 5 });
  expect(read(failed, { profile: 'ovh' })).toMatchObject({ dlrId: 2, ptt: 25 });
  expect(read(failed, { profile: 'vonage' })).toMatchObject({ dlrId: 2, ptt: 24 });
  expect(read('id:a1 stat:UNDELIV err:014', { profile: 'vonage' })).toMatchObject({ dlrId: 2, ptt: 23 });
  expect(read('id:a1 stat:DELIVRD err:002', { profile: 'ovh' })).toMatchObject({ dlrId: 1, ptt: 4 });
  expect(read('id:a1 stat:ENROUTE err:003', { profile: 'ovh' })).toMatchObject({ dlrId: 8, ptt: 24 });
  const tlvs = new Map([[TAG.networkErrorCode, Buffer.from([3, 0, 9])]]);
  expect(read(failed, { profile: 'ovh' }, { tlvs })).toMatchObject({ ptt: 20 });
  expect(read(failed, { profile: 'ovh' }, { tlvs: new Map([[TAG.networkErrorCode, Buffer.from([3])]]) })?.ptt).toBe(25);
});

test('the text may be Unicode, or a parameter', () => {
  const ucs2 = Buffer.from('id:a1 stat:DELIVRD', 'utf16le').swap16();
  expect(read('', {}, { shortMessage: ucs2, dataCoding: 8 })).toMatchObject({ rawId: 'a1', dlrId: 1 });
  const tlvs = new Map([[TAG.messagePayload, Buffer.from('id:a1 stat:DELIVRD')]]);
  expect(read('', {}, { tlvs })).toMatchObject({ rawId: 'a1', dlrId: 1 });
});

test.each([
  ['decimal', '0972660181', '39f99dd5'],
  ['decimal', '9308878062554710043', '812fc7470000001b'],
  ['decimal', '39f99dd5', '39f99dd5'],
  ['hexadecimal', '39F99DD5', '972660181'],
  ['hexadecimal', '812FC7470000001B', '9308878062554710043'],
  ['hexadecimal', '0e999f21-81ef', '0e999f21-81ef'],
  ['same', '0972660181', '0972660181'],
] as const)('receipts’ ids are %s: %s is %s', (receiptIds, id, rawId) => {
  expect(read(`id:${id} stat:DELIVRD`, { receiptIds })?.rawId).toBe(rawId);
});

test('the parameter has the id as it was answered, in whatever base the text writes it', () => {
  const tlvs = new Map([[TAG.receiptedMessageId, Buffer.from('0972660181\0')]]);
  expect(read('id:0972660181 stat:DELIVRD', { receiptIds: 'decimal' }, { tlvs })?.rawId).toBe('0972660181');
  const empty = new Map([[TAG.receiptedMessageId, Buffer.from('\0')]]);
  expect(read('id:0972660181 stat:DELIVRD', { receiptIds: 'decimal' }, { tlvs: empty })?.rawId).toBe('39f99dd5');
});

test('a message that somebody wrote is none, though it looks like one', () => {
  expect(read('id:a1 stat:DELIVRD', {}, { esmClass: 0 })).toBeNull();
  expect(read('Hello', {}, { esmClass: 0x40 })).toBeNull();
});

test('an id in its parameter makes a receipt of what is not marked as one, if it has a state', () => {
  const id = [TAG.receiptedMessageId, Buffer.from('a1\0')] as const;
  expect(read('STOP', {}, { esmClass: 0, tlvs: new Map([id]) })).toBeNull();
  const marked = { rawId: 'a1', dlrId: 1 };
  expect(read('stat:DELIVRD', {}, { esmClass: 0, tlvs: new Map([id]) })).toMatchObject(marked);
  const state = [TAG.messageState, Buffer.from([2])] as const;
  expect(read('', {}, { esmClass: 0, tlvs: new Map([id, state]) })).toMatchObject(marked);
});
