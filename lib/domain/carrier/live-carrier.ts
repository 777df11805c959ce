/** What somebody who looks after a carrier sees of its connection at that moment. */

import type { OutboundMessage } from '../delivery/outbound-message';

/** What leaves by a connection and what comes by it. */
export const CONNECTION_ROLES = ['transceiver', 'transmitter', 'receiver'] as const;
export const CONNECTION_STATES = [
  'waiting',
  'connecting',
  'binding',
  'bound',
  'draining',
  'unbinding',
  'ended',
] as const;

export type CarrierConnection = {
  readonly role: (typeof CONNECTION_ROLES)[number];
  readonly state: (typeof CONNECTION_STATES)[number];
  /** In words, for an operator. */
  readonly trouble: string | null;
};

/** How much it has under way, of how much at most now. */
type CarrierWindow = { readonly used: number; readonly size: number };

/** Of the segments that it answered for. */
export const ANSWER_KINDS = ['accepted', 'refused', 'later', 'unknown'] as const;
export type AnswersByKind = Readonly<Record<(typeof ANSWER_KINDS)[number], number>>;

export type CarrierTrouble = { readonly at: Date; readonly text: string };

export type LiveCarrier = {
  /** Whether it could submit now. */
  readonly bound: boolean;
  readonly lastError: string | null;
  /** Since when something is in its way, and it has taken nothing; null: nothing is. */
  readonly downSince: Date | null;
  /** Those that last; a carrier that is asked by request has none. */
  readonly connections: readonly CarrierConnection[];
  /** Null: it has no such bound. */
  readonly window: CarrierWindow | null;
  readonly lastMinute: AnswersByKind;
  readonly lastSubmitAt: Date | null;
  readonly lastReceiptAt: Date | null;
  /** When the certificate ends that it showed last by TLS; null: it has shown none. */
  readonly peerCertificateEndsAt: Date | null;
  /** The newest first, some tens at most. */
  readonly troubles: readonly CarrierTrouble[];
};

export type RunningCarrier = LiveCarrier & {
  readonly name: string;
  /** How many messages it was given and has not answered for. */
  readonly underWay: number;
};

/** As it is seen from one of several nodes. */
export type SeenRun = RunningCarrier & {
  /** The other node that runs it, which says with its beats how it is; null: this one does. */
  readonly elsewhere: string | null;
};

/** One of the last things that a carrier was told or said: never a text or a password. */
export type TraceEntry = {
  readonly at: Date;
  readonly direction: 'out' | 'in';
  /** As its protocol names it. */
  readonly what: string;
  /** Which of its connections, from 1; null: it has none that lasts. */
  readonly connection: number | null;
  /** What a request and its answer have in common: a protocol's sequence number, or the message's id here. */
  readonly exchange: number | null;
  /** Of an answer; null: it is none. */
  readonly status: string | null;
  readonly isFault: boolean;
  /** The id that the carrier gave. */
  readonly carrierId: string | null;
  /** Whom a message goes to, or comes from. */
  readonly msisdn: string | null;
  /** Of its text: characters, or octets where it is coded. */
  readonly textLength: number | null;
  /** All of it that may be shown, in lines; null: no more than the rest. */
  readonly whole: string | null;
};

/** How many are kept of each carrier. */
export const MOST_TRACED = 200;

/** What a carrier answered to a message of nobody. */
export type TrialAnswer = {
  readonly outcome: (typeof ANSWER_KINDS)[number];
  /** Its own words, or empty. */
  readonly text: string;
  readonly carrierId: string | null;
};

/** Carriers as they run now, for whoever looks after them. */
export type CarrierWatch = {
  /** Those that run, whichever node they run on. */
  look(): Promise<readonly SeenRun[]>;
  /** Null: it does not run; `silent`: the node that runs it has not answered. */
  trace(name: string): Promise<readonly TraceEntry[] | 'silent' | null>;
  /** Likewise, of which nothing was sent; `message` has an id that no message has. */
  tryWith(name: string, message: OutboundMessage): Promise<TrialAnswer | 'silent' | null>;
};
