/** Protocol data units, as far as a client of an SMSC and its peer exchange them. */

type Header = {
  /** command_status: 0 in requests. */
  readonly status: number;
  readonly sequence: number;
};

/** Optional parameters by their tags; of a repeated one the last. */
export type Tlvs = ReadonlyMap<number, Buffer>;

export type Address = { readonly ton: number; readonly npi: number; readonly address: string };

export type BindCommand = 'bind_receiver' | 'bind_transmitter' | 'bind_transceiver';

type BindBody = {
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  readonly interfaceVersion: number;
  /** The addresses that the client serves. */
  readonly range: Address;
};

export type MessageBody = {
  readonly serviceType: string;
  readonly source: Address;
  readonly destination: Address;
  readonly esmClass: number;
  readonly protocolId: number;
  readonly priority: number;
  readonly scheduleAt: string;
  readonly validity: string;
  readonly registeredDelivery: number;
  readonly replaceIfPresent: number;
  readonly dataCoding: number;
  readonly defaultMessageId: number;
  readonly shortMessage: Buffer;
  readonly tlvs: Tlvs;
};

export type BindPdu = Header & BindBody & { readonly command: BindCommand };
export type BindAnswer = Header & {
  readonly command: `${BindCommand}_resp`;
  readonly systemId: string;
  readonly tlvs: Tlvs;
};
export type MessagePdu = Header & MessageBody & { readonly command: 'submit_sm' | 'deliver_sm' };
export type MessageAnswer = Header & {
  readonly command: 'submit_sm_resp' | 'deliver_sm_resp';
  /** Empty: it gave none. */
  readonly messageId: string;
  readonly tlvs: Tlvs;
};
export type BarePdu = Header & {
  readonly command: 'enquire_link' | 'enquire_link_resp' | 'unbind' | 'unbind_resp' | 'generic_nack';
};
type OutbindPdu = Header & {
  readonly command: 'outbind';
  readonly systemId: string;
  readonly password: string;
};

export type Pdu = BindPdu | BindAnswer | MessagePdu | MessageAnswer | BarePdu | OutbindPdu;

export const NO_TLVS: Tlvs = new Map();
