import { expect, test } from 'vitest';
import { TAG } from '@/lib/smpp/pdu/commands';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import { messageBody } from '@/lib/testing/smpp-talk';
import { readIncoming } from './read-incoming';

type Way = Parameters<typeof readIncoming>[1];

const hex = (octets: string) => Buffer.from(octets, 'hex');
const read = (changes: Partial<MessagePdu>, way: Partial<Way> = {}) => {
  const pdu: MessagePdu = {
    ...messageBody,
    command: 'deliver_sm',
    status: 0,
    sequence: 1,
    source: { ton: 1, npi: 1, address: '33612345678' },
    destination: { ton: 3, npi: 1, address: '36111' },
    shortMessage: Buffer.from('Yes'),
    ...changes,
  };
  return readIncoming(pdu, { profile: 'plain', alphabet: 'gsm', ...way });
};

test('who wrote it, to where, and what', () => {
  expect(read({})).toEqual({ rawId: null, msisdn: '33612345678', recipient: '36111', text: 'Yes', place: null });
  for (const address of ['+33612345678', '0033612345678']) {
    expect(read({ source: { ton: 0, npi: 0, address } }).msisdn).toBe('33612345678');
  }
});

test.each<[string, Partial<MessagePdu>, Partial<Way>, string]>([
  ['GSM 7-bit, as the setting says', { shortMessage: hex('01007e1b281b65') }, {}, '£@ü{€'],
  ['Latin-1, as the setting says', { shortMessage: hex('a340fc7b') }, { alphabet: 'latin1' }, '£@ü{'],
  ['packed, as the setting says', { shortMessage: hex('e8329bfd4697d9ec37') }, { alphabet: 'packed' }, 'hellohello'],
  ['packed, filled with a carriage return', { shortMessage: hex('c2b75bfdaecb1b') }, { alphabet: 'packed' }, 'Bonjour'],
  ['ASCII', { shortMessage: hex('407b'), dataCoding: 1 }, {}, '@{'],
  ['Latin-1', { shortMessage: hex('a340fc7b'), dataCoding: 3 }, {}, '£@ü{'],
  ['Cyrillic', { shortMessage: hex('c1c2bebf'), dataCoding: 6 }, {}, 'СТОП'],
  ['Hebrew', { shortMessage: hex('e0'), dataCoding: 7 }, {}, 'א'],
  ['UCS-2', { shortMessage: hex('0436d83dde00'), dataCoding: 8 }, {}, 'ж😀'],
  ['UCS-2 that was cut', { shortMessage: hex('043604'), dataCoding: 8 }, {}, 'ж'],
  ['UCS-2 with a class', { shortMessage: hex('0436'), dataCoding: 0x18 }, {}, 'ж'],
  ['GSM 7-bit with a class', { shortMessage: hex('00'), dataCoding: 0x11 }, {}, '@'],
  ['GSM 7-bit in the group of classes', { shortMessage: hex('00'), dataCoding: 0xf1 }, {}, '@'],
  ['octets in the group of classes', { shortMessage: hex('40'), dataCoding: 0xf5 }, {}, '@'],
  ['an escape that means nothing', { shortMessage: hex('1b411b') }, {}, ' A '],
  ['a parameter', { shortMessage: hex(''), tlvs: new Map([[TAG.messagePayload, Buffer.from('long')]]) }, {}, 'long'],
])('%s', (_, changes, way, text) => {
  expect(read(changes, way).text).toBe(text);
});

test.each<[string, Partial<MessagePdu>, ReturnType<typeof read>['place'], string]>([
  ['a reference of one octet', { esmClass: 0x40, shortMessage: hex('0500032a0201596573') }, at(42, 1), 'Yes'],
  ['a reference of zero', { esmClass: 0x40, shortMessage: hex('050003000201596573') }, at(0, 1), 'Yes'],
  ['a reference of two', { esmClass: 0x40, shortMessage: hex('060804012a0202596573') }, at(298, 2), 'Yes'],
  ['a port before it', { esmClass: 0x40, shortMessage: hex('0b05040b84000000032a0202596573') }, at(42, 2), 'Yes'],
  ['a segment that is none of them', { esmClass: 0x40, shortMessage: hex('0500032a0203596573') }, null, 'Yes'],
  ['a header that is cut', { esmClass: 0x40, shortMessage: hex('0500032a') }, null, 'é@¥*'],
  ['an element that is cut', { esmClass: 0x40, shortMessage: hex('0300032a59') }, null, 'Y'],
  ['no header, though it looks like one', { shortMessage: hex('0500032a0201596573') }, null, 'é@¥*$£Yes'],
  ['parameters', { tlvs: sar('012a', '02', '01') }, at(298, 1), 'Yes'],
  ['parameters of which one is missing', { tlvs: sar('012a', '02', '') }, null, 'Yes'],
])('its place by %s', (_, changes, place, text) => {
  expect(read(changes)).toMatchObject({ place, text });
});

function at(reference: number, segment: number) {
  return { reference, segment, segmentCount: 2 };
}

function sar(reference: string, total: string, number: string) {
  return new Map([
    [TAG.segmentReference, hex(reference)],
    [TAG.segmentTotal, hex(total)],
    [TAG.segmentNumber, hex(number)],
  ]);
}

test('packed behind a header, the text begins at the next septet', () => {
  const { text, place } = read({ esmClass: 0x40, shortMessage: hex('0500032a0201c2e170') }, { alphabet: 'packed' });
  expect([text.slice(0, 2), place]).toEqual(['aa', at(42, 1)]);
});

test('OVHcloud’s id of it counts with its profile alone', () => {
  const tlvs = new Map([[TAG.incomingId, Buffer.from('in-7\0')]]);
  expect(read({ tlvs }, { profile: 'ovh' }).rawId).toBe('in-7');
  expect(read({ tlvs }).rawId).toBeNull();
});
