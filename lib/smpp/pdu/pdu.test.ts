import { expect, test } from 'vitest';
import { STATUS, TAG } from './commands';
import { decodePdu, tlvText } from './decode-pdu';
import { encodePdu } from './encode-pdu';
import { NO_TLVS, type Pdu } from './pdu';

const hex = (octets: string): Buffer => Buffer.from(octets.replaceAll(/\s/g, ''), 'hex');

/** Written by hand from sections 4 and 5 of the specification. */
const VECTORS: readonly (readonly [name: string, frame: string, pdu: Pdu])[] = [
  [
    'bind_transceiver',
    `00000029 00000009 00000000 00000001
     636861707065 00  736563726574 00  564d41 00  34  00 00  5e3333 00`,
    {
      command: 'bind_transceiver',
      status: 0,
      sequence: 1,
      systemId: 'chappe',
      password: 'secret',
      systemType: 'VMA',
      interfaceVersion: 0x34,
      range: { ton: 0, npi: 0, address: '^33' },
    },
  ],
  [
    'bind_transceiver_resp, which tells its version',
    '0000001a 80000009 00000000 00000001  736d736300  0210 0001 34',
    {
      command: 'bind_transceiver_resp',
      status: 0,
      sequence: 1,
      systemId: 'smsc',
      tlvs: new Map([[0x0210, hex('34')]]),
    },
  ],
  [
    'bind_receiver_resp that refuses, without a body',
    '00000010 80000001 0000000e 00000007',
    { command: 'bind_receiver_resp', status: STATUS.invalidPassword, sequence: 7, systemId: '', tlvs: NO_TLVS },
  ],
  [
    'submit_sm',
    `00000037 00000004 00000000 00000002
     00  05 00 4d7953686f70 00  01 01 3333363132333435363738 00
     00 00 00  00 00  01 00 00 00  05 48656c6c6f`,
    {
      command: 'submit_sm',
      status: 0,
      sequence: 2,
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
      tlvs: NO_TLVS,
    },
  ],
  [
    'submit_sm_resp',
    '00000013 80000004 00000000 00000002  613100',
    { command: 'submit_sm_resp', status: 0, sequence: 2, messageId: 'a1', tlvs: NO_TLVS },
  ],
  [
    'deliver_sm, a receipt by its parameters',
    `00000037 00000005 00000000 00000009
     00  01 01 333336 00  00 00 00
     04 00 00  00 00  00 00 00 00  00
     001e 0003 613100  0427 0001 02  0423 0003 030000`,
    {
      command: 'deliver_sm',
      status: 0,
      sequence: 9,
      serviceType: '',
      source: { ton: 1, npi: 1, address: '336' },
      destination: { ton: 0, npi: 0, address: '' },
      esmClass: 4,
      protocolId: 0,
      priority: 0,
      scheduleAt: '',
      validity: '',
      registeredDelivery: 0,
      replaceIfPresent: 0,
      dataCoding: 0,
      defaultMessageId: 0,
      shortMessage: Buffer.alloc(0),
      tlvs: new Map([
        [TAG.receiptedMessageId, hex('613100')],
        [TAG.messageState, hex('02')],
        [TAG.networkErrorCode, hex('030000')],
      ]),
    },
  ],
  [
    'deliver_sm_resp',
    '00000011 80000005 00000000 00000009 00',
    { command: 'deliver_sm_resp', status: 0, sequence: 9, messageId: '', tlvs: NO_TLVS },
  ],
  [
    'deliver_sm_resp that refuses, with its NUL',
    '00000011 80000005 00000064 00000009 00',
    { command: 'deliver_sm_resp', status: 0x64, sequence: 9, messageId: '', tlvs: NO_TLVS },
  ],
  ['enquire_link', '00000010 00000015 00000000 00000003', { command: 'enquire_link', status: 0, sequence: 3 }],
  ['unbind_resp', '00000010 80000006 00000000 00000004', { command: 'unbind_resp', status: 0, sequence: 4 }],
  ['generic_nack', '00000010 80000000 00000003 00000005', { command: 'generic_nack', status: 3, sequence: 5 }],
  [
    'outbind',
    '00000017 0000000b 00000000 00000001 736d7300 707700',
    { command: 'outbind', status: 0, sequence: 1, systemId: 'sms', password: 'pw' },
  ],
];

test.each(VECTORS)('%s is read and written as the specification has it', (_, octets, pdu) => {
  const frame = hex(octets);
  expect(frame.readUInt32BE(0)).toBe(frame.length);
  expect(decodePdu(frame)).toEqual({ ok: true, pdu });
  expect(encodePdu(pdu).toString('hex')).toBe(frame.toString('hex'));
});

const submit = hex(VECTORS[3]?.[1] ?? '');
const deliver = hex(VECTORS[5]?.[1] ?? '');

const told = (frame: Buffer) => {
  const decoded = decodePdu(frame);
  return decoded.ok ? decoded.pdu : decoded.fault;
};

test('of a refusal the body may be there or not', () => {
  const refused = { command: 'submit_sm_resp', status: 11, sequence: 2 };
  expect(told(hex('00000010 80000004 0000000b 00000002'))).toMatchObject({ ...refused, messageId: '' });
  expect(told(hex('00000014 80000004 0000000b 00000002 41303000'))).toMatchObject({ ...refused, messageId: 'A00' });
});

test('an answer is read as far as it can be: without its NUL, without an id, and before a parameter that is cut', () => {
  const taken = { command: 'submit_sm_resp', status: 0, sequence: 2, tlvs: NO_TLVS };
  expect(told(hex('00000012 80000004 00000000 00000002 6131'))).toEqual({ ...taken, messageId: 'a1' });
  expect(told(hex('00000010 80000004 00000000 00000002'))).toEqual({ ...taken, messageId: '' });
  expect(told(hex('00000019 80000004 00000000 00000002 613100 001e ffff 6161'))).toEqual({ ...taken, messageId: 'a1' });
});

test('a request that cannot be read is told with the status that answers it, and with its sequence', () => {
  const lengthAt = submit.length - 6;
  const withLength = (length: number) => {
    const frame = Buffer.from(submit);
    frame[lengthAt] = length;
    return frame;
  };
  expect(told(withLength(4))).toBe(STATUS.invalidMessageLength);
  expect(told(withLength(200))).toBe(STATUS.invalidMessageLength);
  expect(told(submit.subarray(0, 20))).toBe(STATUS.invalidCommandLength);
  expect(told(deliver.subarray(0, -2))).toBe(STATUS.invalidOptionalParameters);
  expect(decodePdu(hex('00000010 00000103 00000000 00000008'))).toEqual({
    ok: false,
    commandId: 0x103,
    command: undefined,
    sequence: 8,
    fault: STATUS.invalidCommand,
  });
});

test('a field that is longer than its kind may be is not written', () => {
  const pdu: Pdu = { command: 'outbind', status: 0, sequence: 1, systemId: 'x'.repeat(16), password: '' };
  expect(() => encodePdu(pdu)).toThrow(RangeError);
  expect(() => encodePdu({ ...pdu, systemId: 'a\0b' })).toThrow(RangeError);
});

test('a parameter’s text ends with its NUL, or with itself', () => {
  expect(tlvText(Buffer.from('a1\0'))).toBe('a1');
  expect(tlvText(Buffer.from('a1'))).toBe('a1');
  expect(tlvText(Buffer.alloc(0))).toBe('');
});
