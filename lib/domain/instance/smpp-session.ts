import type { NumberedPage, PageNumber } from '../page';
import type { Bounded } from './health';

/** What a program may do on its session: submit messages, hear their receipts, or both. */
export const SESSION_MODES = ['transceiver', 'transmitter', 'receiver'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

/** By what the sessions of an instance are ordered. */
export const SESSION_SORTS = ['since', 'account', 'login', 'address', 'accepted', 'delivered', 'heard'] as const;

/** Which of all sessions: its node, and what that counts it by. */
export type SessionKey = { readonly nodeId: number; readonly number: number };

/** Who is bound, from where, and since when. */
export type SessionFacts = {
  readonly accountId: number;
  readonly apiUserId: number;
  readonly login: string;
  readonly mode: SessionMode;
  readonly clientIp: string;
  readonly tls: boolean;
  readonly boundAt: Date;
};

/** What has come of it so far. */
export type SessionCounts = {
  /** submit_sm that were accepted; each part of a long message is one. */
  readonly accepted: number;
  /** Receipts that the program has acknowledged. */
  readonly delivered: number;
  /** When the program said something last. */
  readonly heardAt: Date;
};

/** A session as its node said last. */
export type SmppSession = SessionKey &
  Pick<SessionFacts, 'login' | 'mode' | 'clientIp' | 'tls' | 'boundAt'> &
  SessionCounts & {
    /** Its node is about to end it. */
    readonly isEnding: boolean;
  };

/** The same as whoever owns the instance sees it. */
type InstanceSession = SmppSession & {
  /** The node that it is bound to, as its metrics are labelled. */
  readonly node: string;
  readonly serviceName: string;
  readonly description: string;
  /** Receipts that the programs of its API user are owed, all sessions together. */
  readonly waiting: Bounded;
};

/** A page of all that is bound. */
export type SessionPage = NumberedPage<InstanceSession> & {
  /** Whether no other node serves: then it goes without saying to which one a program is bound. */
  readonly isOneNode: boolean;
};

export type SessionSearch = PageNumber & {
  /** A part of its account's names, its login, its address or its node; empty: any. */
  readonly search: string;
  readonly mode: SessionMode | '';
  readonly sort: (typeof SESSION_SORTS)[number];
  readonly direction: 'asc' | 'desc';
};

/** A value read from the database, where the column is text. */
export function readSessionMode(text: string): SessionMode {
  const mode = SESSION_MODES.find((one) => one === text);
  if (!mode) throw new Error(`No session is bound as ${text}.`);
  return mode;
}
