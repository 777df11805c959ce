import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WritingSettings } from '@/lib/domain/carrier/smpp-settings';
import { segmentText } from '@/lib/domain/sms/segmentation';
import { TAG } from '@/lib/smpp/pdu/commands';
import { LONGEST_SHORT_MESSAGE } from '@/lib/smpp/pdu/encode-pdu';
import { submissionOf } from '@/lib/testing/submission';
import type { Submission } from '../contract/driver';
import { writeMessage } from './write-message';

const NOW = new Date('2026-12-31T22:30:15.678Z');
const PLAIN: WritingSettings = {
  profile: 'plain',
  alphabet: 'gsm',
  joint: 'udh',
  validityHours: 0,
  validityForm: 'relative',
  classPlace: 'profile',
};

/** As it was billed. */
const messageOf = (text: string, changes: Partial<Submission> = {}): Submission => {
  const { encoding, segmentCount } = segmentText(text);
  const segments = Array.from({ length: segmentCount }, (_, index) => index + 1);
  return submissionOf(42, { text, encoding, segmentCount, segments, ...changes });
};

function written(text: string, settings: Partial<WritingSettings> = {}, changes: Partial<Submission> = {}) {
  const result = writeMessage(messageOf(text, changes), { ...PLAIN, ...settings }, NOW);
  return result.ok ? result.value.map(({ body }) => body) : [];
}
const octetsOf = (...parameters: Parameters<typeof written>) =>
  written(...parameters).map(({ shortMessage }) => shortMessage.toString('hex'));

test('a short text is one PDU that asks for a receipt', () => {
  expect(written('Hello')).toEqual([
    {
      serviceType: '',
      source: { ton: 5, npi: 0, address: 'MyShop' },
      destination: { ton: 1, npi: 1, address: '33612345678' },
      esmClass: 0,
      protocolId: 0,
      priority: 0,
      scheduleAt: '',
      validity: '',
      registeredDelivery: 1,
      replaceIfPresent: 0,
      dataCoding: 0,
      defaultMessageId: 0,
      shortMessage: Buffer.from('Hello'),
      tlvs: new Map(),
    },
  ]);
});

test.each<[Partial<WritingSettings>, string, string, number]>([
  [{}, '£@ü{€', '01007e1b281b65', 0],
  [{ alphabet: 'packed' }, 'hellohello', 'e8329bfd4697d9ec37', 0],
  [{ alphabet: 'latin1' }, '£@ü{', 'a340fc7b', 0],
  [{ alphabet: 'latin1' }, 'Δ€', '039420ac', 8],
  [{ alphabet: 'ascii' }, 'a@{', '61407b', 0],
  [{ alphabet: 'ascii' }, 'é@', '00e90040', 8],
  [{}, 'ж😀', '0436d83dde00', 8],
])('with %j, %s is %s, data_coding %i', (settings, text, octets, dataCoding) => {
  expect(octetsOf(text, settings)).toEqual([octets]);
  expect(written(text, settings)[0]?.dataCoding).toBe(dataCoding);
});

test('segments have one reference, their number and their place in front of the text; no pair is torn', () => {
  const [first = '', second = ''] = octetsOf(`${'a'.repeat(152)}€${'b'.repeat(20)}`);
  const reference = first.slice(6, 8);
  expect(first).toBe(`050003${reference}0201${'61'.repeat(152)}`);
  expect(second).toBe(`050003${reference}02021b65${'62'.repeat(20)}`);
  expect(octetsOf(`${'x'.repeat(66)}😀${'y'.repeat(10)}`).map(({ length }) => length / 2)).toEqual([138, 30]);
  expect(written('a'.repeat(161)).map(({ esmClass }) => esmClass)).toEqual([0x40, 0x40]);
});

test('packed behind a header, the text begins at the next septet', () => {
  const [first = ''] = octetsOf('a'.repeat(161), { alphabet: 'packed' });
  // 153 septets after one empty bit: 134 octets.
  expect(first.length / 2).toBe(6 + 134);
  expect(first.slice(12, 16)).toBe('c2e1');
});

test('of a message that is tried again only the segments that are asked for are written, with the same reference', () => {
  const all = octetsOf('a'.repeat(400));
  expect(octetsOf('a'.repeat(400), {}, { segments: [2, 3], attempt: 2 })).toEqual(all.slice(1));
});

test('references of messages that follow each other, or are 256 apart, differ; segments share theirs, and 0 is one', () => {
  const referenceOf = (id: number) => octetsOf('a'.repeat(161), {}, { id })[0]?.slice(6, 8);
  for (const id of [1, 2, 255, 256, 70_000, 2 ** 33]) {
    expect(referenceOf(id)).not.toBe(referenceOf(id + 1));
    expect(referenceOf(id)).not.toBe(referenceOf(id + 256));
  }
  const used = new Set(Array.from({ length: 300 }, (_, id) => referenceOf(id)));
  expect(used.size).toBeGreaterThan(200);
  expect(used).toContain('00');
  const ofSegments = octetsOf('a'.repeat(400)).map((octets) => octets.slice(6, 8));
  expect(ofSegments).toEqual([ofSegments[0], ofSegments[0], ofSegments[0]]);
});

test('by sar_… the place stands in parameters; as message_payload the whole text is one PDU for all segments', () => {
  const [, second] = written('a'.repeat(161), { joint: 'sar' });
  expect(second?.shortMessage.toString()).toBe('a'.repeat(8));
  expect(second?.tlvs.get(TAG.segmentTotal)).toEqual(Buffer.from([2]));
  expect(second?.tlvs.get(TAG.segmentNumber)).toEqual(Buffer.from([2]));
  const result = writeMessage(messageOf('a'.repeat(400)), { ...PLAIN, joint: 'payload' }, NOW);
  expect(result).toMatchObject({ ok: true, value: [{ segments: [1, 2, 3] }] });
  expect(written('a'.repeat(400), { joint: 'payload' })[0]?.tlvs.get(TAG.messagePayload)).toHaveLength(400);
  // What was taken of it is not sent again.
  expect(written('a'.repeat(400), { joint: 'payload' }, { segments: [3] })[0]?.esmClass).toBe(0x40);
});

test.each([
  ['Test-SM', 5, 0, 'Test-SM'],
  ['38069', 3, 1, '38069'],
  ['33601020304', 1, 1, '33601020304'],
  ['+33601020304', 1, 1, '33601020304'],
  ['0033601020304', 1, 1, '33601020304'],
  ['', 0, 0, ''],
])('the sender %s has TON %i and NPI %i', (sender, ton, npi, address) => {
  expect(written('x', {}, { sender })[0]?.source).toEqual({ ton, npi, address });
});

test.each<[Partial<WritingSettings>, string, number, number, number | undefined]>([
  [{}, 'x', 0, 0x10, undefined],
  [{}, 'x', 1, 0, undefined],
  [{}, 'x', 2, 0x12, undefined],
  [{}, 'ж', 0, 0x18, undefined],
  [{ profile: 'ovh' }, 'x', 0, 0, 1],
  [{ profile: 'ovh' }, 'ж', 2, 8, 3],
  [{ profile: 'ovh' }, 'ж', 1, 8, undefined],
  [{ classPlace: 'subunit' }, 'ж', 0, 8, 1],
  [{ profile: 'ovh', classPlace: 'data_coding' }, 'x', 0, 0x10, undefined],
])('with %j, %s of class %i has data_coding %i and dest_addr_subunit %s', (settings, text, smsClass, coding, unit) => {
  const [body] = written(text, settings, { smsClass });
  expect([body?.dataCoding, body?.tlvs.get(TAG.destinationSubunit)?.[0]]).toEqual([coding, unit]);
});

test.each([
  [0, ''],
  [1, '000000010000000R'],
  [50, '000002020000000R'],
])('%i hours of validity are %s, in every segment', (validityHours, validity) => {
  expect(written('a'.repeat(161), { validityHours }).map((body) => body.validity)).toEqual([validity, validity]);
});

test('an absolute validity is a time of UTC, with one digit of tenths', () => {
  const [first, second] = written('a'.repeat(161), { validityHours: 50, validityForm: 'absolute' });
  expect([first?.validity, second?.validity]).toEqual(['270103003015000+', '270103003015000+']);
  expect(written('x', { validityForm: 'absolute' })[0]?.validity).toBe('');
});

test('what cannot be written is said, and not sent otherwise', () => {
  const fault = (message: Submission, settings: Partial<WritingSettings> = {}) => {
    const result = writeMessage(message, { ...PLAIN, ...settings }, NOW);
    return result.ok ? null : result.error;
  };
  for (const sender of ['x'.repeat(21), 'a\0b', 'Жук']) expect(fault(messageOf('x', { sender }))).toBe('address');
  expect(fault(messageOf(`${'a'.repeat(150)}€`), { alphabet: 'latin1' })).toBe('alphabet');
  expect(fault(messageOf('x', { segmentCount: 2, segments: [1, 2] }))).toBe('segments');
});

test('whatever was billed is written: as many PDUs as segments, each within what a short message holds', () => {
  const text = fc
    .array(fc.constantFrom('a', '€', 'é', '\n', 'ж', '😀', 'Δ'), { maxLength: 400 })
    .map((some) => some.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('gsm', 'packed'), fc.constantFrom('udh', 'sar'), (said, alphabet, joint) => {
      const bodies = written(said, { alphabet, joint });
      expect(bodies).toHaveLength(segmentText(said).segmentCount);
      for (const { shortMessage } of bodies) expect(shortMessage.length).toBeLessThanOrEqual(LONGEST_SHORT_MESSAGE);
    }),
  );
});
