import type { SegmentReceipts } from '../delivery/segment-receipts';
import { TLS_DEFAULTS, type TlsSettings } from './tls-settings';

/** What an SMSC does in its own way. */
export const PROFILES = ['plain', 'ovh', 'vonage'] as const;
export type Profile = (typeof PROFILES)[number];

/** What data_coding 0 means to it: nobody can guess. */
export const ALPHABETS = ['gsm', 'packed', 'latin1', 'ascii'] as const;
export type Alphabet = (typeof ALPHABETS)[number];

/** How the segments of a message are told to belong together; `payload`: the SMSC cuts it. */
export const JOINTS = ['udh', 'sar', 'payload'] as const;
type Joint = (typeof JOINTS)[number];

/** How receipts write ids, where answers write them in the other base. */
export const RECEIPT_IDS = ['same', 'decimal', 'hexadecimal'] as const;
export type ReceiptIds = (typeof RECEIPT_IDS)[number];

/** One bind for both ways, or one for each. */
export const BINDS = ['transceiver', 'pair'] as const;

/** When a message expires: after some time, or at a time of UTC. */
export const VALIDITY_FORMS = ['relative', 'absolute'] as const;

/** Where a class stands: in data_coding or in dest_addr_subunit, or wherever the profile has it. */
export const CLASS_PLACES = ['profile', 'data_coding', 'subunit'] as const;

/** How a message is written. */
export type WritingSettings = {
  readonly profile: Profile;
  readonly alphabet: Alphabet;
  readonly joint: Joint;
  /** 0: as long as the SMSC tries of itself. */
  readonly validityHours: number;
  readonly validityForm: (typeof VALIDITY_FORMS)[number];
  readonly classPlace: (typeof CLASS_PLACES)[number];
};

export type SmppSettings = WritingSettings &
  TlsSettings & {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    readonly systemId: string;
    readonly password: string;
    readonly systemType: string;
    readonly bind: (typeof BINDS)[number];
    /** How many of them. */
    readonly binds: number;
    /** Of each bind. */
    readonly window: number;
    /** submit_sm in a second, of all binds together. */
    readonly perSecond: number;
    readonly receiptIds: ReceiptIds;
    readonly segmentReceipts: SegmentReceipts;
  };

/** As SMPP 3.4 has them, but for the password: newer SMSCs take longer ones. */
export const LONGEST_SYSTEM_ID = 15;
export const LONGEST_PASSWORD = 64;
export const LONGEST_SYSTEM_TYPE = 12;

/** What is not said for an SMSC: what most of them do. OVHcloud's asks for nothing else. */
export const SMPP_DEFAULTS = {
  port: 2775,
  tls: false,
  ...TLS_DEFAULTS,
  systemType: '',
  profile: 'plain',
  bind: 'transceiver',
  binds: 1,
  window: 10,
  perSecond: 20,
  alphabet: 'gsm',
  joint: 'udh',
  receiptIds: 'same',
  segmentReceipts: 'all',
  validityHours: 0,
  validityForm: 'relative',
  classPlace: 'profile',
} as const satisfies Partial<SmppSettings>;
