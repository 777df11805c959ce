/** Names and numbers of SMPP 3.4 (sections 5.1.2, 5.1.3 and 5.3.2), those alone that are used here. */

export const COMMANDS = {
  generic_nack: 0x8000_0000,
  bind_receiver: 0x01,
  bind_receiver_resp: 0x8000_0001,
  bind_transmitter: 0x02,
  bind_transmitter_resp: 0x8000_0002,
  submit_sm: 0x04,
  submit_sm_resp: 0x8000_0004,
  deliver_sm: 0x05,
  deliver_sm_resp: 0x8000_0005,
  unbind: 0x06,
  unbind_resp: 0x8000_0006,
  bind_transceiver: 0x09,
  bind_transceiver_resp: 0x8000_0009,
  outbind: 0x0b,
  enquire_link: 0x15,
  enquire_link_resp: 0x8000_0015,
} as const;

export type Command = keyof typeof COMMANDS;

const isCommand = (name: string): name is Command => name in COMMANDS;

const NAMES: ReadonlyMap<number, Command> = new Map(
  Object.entries(COMMANDS).flatMap(([name, id]) => (isCommand(name) ? [[id, name] as const] : [])),
);

/** Undefined: a command that is not used here, or is none. */
export const commandOf = (id: number): Command | undefined => NAMES.get(id);

/** Set in the numbers of all answers. */
export const ANSWER_BIT = 0x8000_0000;

/** command_status. */
export const STATUS = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommandLength: 0x02,
  invalidCommand: 0x03,
  invalidBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  invalidClass: 0x43,
  submitFailed: 0x45,
  invalidSystemType: 0x53,
  throttled: 0x58,
  invalidSchedule: 0x61,
  invalidValidity: 0x62,
  temporaryFault: 0x64,
  invalidOptionalParameters: 0xc0,
  /** OVHcloud's own: no such data_coding is taken, and what it says is not in the GSM alphabet. */
  unknownCoding: 0x401,
  outsideAlphabet: 0x402,
} as const;

/** Tags of optional parameters. */
export const TAG = {
  destinationSubunit: 0x0005,
  receiptedMessageId: 0x001e,
  segmentReference: 0x020c,
  segmentTotal: 0x020e,
  segmentNumber: 0x020f,
  interfaceVersion: 0x0210,
  networkErrorCode: 0x0423,
  messagePayload: 0x0424,
  messageState: 0x0427,
  /** OVHcloud's own: of a message that somebody sent. */
  incomingId: 0x1402,
} as const;
