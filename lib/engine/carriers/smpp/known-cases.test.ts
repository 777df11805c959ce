/** Situations that broke other gateways, as they were told in public, and which test here holds each. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

type Case = readonly [number: number, told: string, situation: string, file: string, title: string];

const HERE = 'lib/engine/carriers/smpp';
const SESSION = 'lib/smpp/session';
const IDS = 'an id in an answer is that of its receipt: %s';

const CASES: readonly Case[] = [
  [1, 'jasmin #1034', 'answers in hexadecimal, receipts in decimal', `${HERE}/whole-way`, IDS],
  [2, 'jasmin #586', 'ids of 64 bits', `${HERE}/whole-way`, IDS],
  [3, 'jasmin #1129', 'zeros in front on one side', `${HERE}/whole-way`, IDS],
  [4, 'jasmin #643, #418', 'ids that are UUIDs', `${HERE}/whole-way`, IDS],
  [
    5,
    'jasmin #586, #729',
    'a receipt before its id is stored',
    `${HERE}/whole-way`,
    'a receipt that comes before the answer with its id is kept until that comes',
  ],
  [
    6,
    'jasmin #663, #1123',
    'a receipt for another segment than the one that is known',
    `${HERE}/whole-way`,
    'of three segments each id is known: a receipt for the first alone ends that one, and no other',
  ],
  [
    7,
    'jasmin #1190',
    'answers out of order',
    `${SESSION}/session`,
    'it connects, binds and submits; the answer that comes second is of the one that it names',
  ],
  [
    8,
    'jasmin #1086',
    'more long messages than references',
    `${HERE}/many-segments`,
    'of 300 long messages at once each segment has the answer to its own PDU, whatever reference they share',
  ],
  [
    9,
    'jasmin #765',
    'segments over two binds',
    `${HERE}/smpp-driver`,
    'by several pairs of binds: a message leaves by one, in order, and receipts come by the other',
  ],
  [
    10,
    'jasmin #925',
    'a rate that counts messages',
    `${HERE}/many-segments`,
    'the rate counts PDUs: messages of three segments leave at a third of it',
  ],
  [
    11,
    'jasmin #425',
    'THROTTLED delays one message while others go on',
    `${HERE}/smpp-driver`,
    'throttled: it says so, and what was throttled is sent again before anything else, and once',
  ],
  [
    12,
    'jasmin #796',
    'a retry after THROTTLED',
    `${HERE}/whole-way`,
    'what was throttled twice has the id of its third answer: it was one try, and its receipt is found',
  ],
  [
    13,
    'jasmin #1036',
    'nothing is bound',
    'lib/engine/dispatch/start-dispatch-loop',
    'nothing is claimed and no try counted while the carrier is not connected, and no more than it takes after',
  ],
  [
    14,
    'jasmin #268, jsmpp #63',
    'an answer after its time',
    `${SESSION}/session`,
    'what is not answered for a minute is in doubt and holds up what follows; a late answer still yields its id',
  ],
  [
    15,
    'node-smpp #250',
    'already bound, again and again',
    `${SESSION}/session`,
    'already bound, three times in a row: each time it waits for a minute at least',
  ],
  [16, 'smppex #6', 'a refusal with a body', 'lib/smpp/pdu/pdu', 'of a refusal the body may be there or not'],
  [
    17,
    'cloudhopper #64',
    'an sm_length that is one too small',
    `${SESSION}/session`,
    'an sm_length that is one too small is refused as such, and the bind stays',
  ],
  [
    18,
    'jsmpp #62, php-smpp #70',
    'receipts in other forms',
    `${HERE}/read-receipt`,
    'a receipt of another form is read label by label: %s',
  ],
  [
    19,
    'jasmin #760',
    'delivered, with an error code',
    `${HERE}/read-receipt`,
    'a code of the network explains what a state leaves open, and only where somebody documents it',
  ],
  [20, 'gosmpp #198', 'an escape at a segment’s end', `${HERE}/write-message`, 'no pair is torn'],
  [21, 'gammu #95', 'a surrogate pair at a segment’s end', `${HERE}/write-message`, 'no pair is torn'],
  [22, 'ksmppd #50, jsmpp #83', 'what data_coding 0 means', `${HERE}/write-message`, '%s is %s, data_coding %i'],
  [
    23,
    'php8-smpp #36',
    'references',
    `${HERE}/write-message`,
    'references of messages that follow each other, or are 256 apart, differ; segments share theirs, and 0 is one',
  ],
  [
    24,
    'jasmin #1179, #623',
    'tenths of a validity, and the segments that have it',
    `${HERE}/write-message`,
    '%i hours of validity are %s, in every segment',
  ],
  [25, 'jasmin #1117', 'TON of a name with a hyphen', `${HERE}/write-message`, 'the sender %s has TON %i and NPI %i'],
  [
    26,
    'jasmin #513',
    'incoming segments out of order',
    'lib/engine/receipts/record-incoming',
    'segments are joined in whatever order they come, each heard any number of times',
  ],
  [27, 'jasmin #885', 'ACCEPTD, then DELIVRD', `${HERE}/whole-way`, 'ACCEPTD and then DELIVRD is delivered'],
  [
    28,
    'ksmppd #94',
    'a receiver that stands still',
    'lib/engine/callbacks/calls/schedule-calls',
    'receivers that hang take nothing of another one’s on the same host, whether it is known or not',
  ],
  [
    29,
    'ksmppd #111',
    'a receipt for a refused submit',
    `${HERE}/whole-way`,
    'a receipt for a submit that was refused changes nothing: it stays refunded',
  ],
  [
    30,
    'jasmin #1219',
    'the first route’s carrier is down',
    'lib/engine/dispatch/routing/routing',
    'what waits for a carrier that is down goes to another that its routes name, and comes back when that is up again',
  ],
];

const root = path.resolve(import.meta.dirname, '../../../..');

test('each case has its number', () => {
  expect(CASES.map(([number]) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

test.each(CASES)('case %i (%s), %s: a test of that title is there', (...[, , , file, title]) => {
  const titles = readFileSync(path.join(root, `${file}.test.ts`), 'utf8').match(
    /^ *(?:test|\](?: as const)?\))\('.*/gm,
  );
  expect(titles?.some((one) => one.includes(title))).toBe(true);
});
