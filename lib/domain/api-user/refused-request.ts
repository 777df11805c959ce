import type { Http2smsRefusal } from '../http2sms/refusal';
import type { PageCut } from '../page';

/** By what a request may come. */
export const REFUSAL_WAYS = ['http2sms', 'smpp', 'rest'] as const;
export type RefusalWay = (typeof REFUSAL_WAYS)[number];

/** A value read from the database, where the column is text. */
export const readRefusalWay = (text: string | null): RefusalWay | null =>
  REFUSAL_WAYS.find((way) => way === text) ?? null;

/** Whether http2sms's code was told. Before ways were kept there was no other; other ways have answers of their own. */
export const isToldByCode = (way: RefusalWay | null): boolean => way === null || way === 'http2sms';

/** What whoever speaks SMPP knows by other names than http2sms's. */
const NAMED_IN_SMPP = [
  'authentication_failed',
  'sender_not_found',
  'invalid_to',
  'invalid_deferred',
  'invalid_sms_coding',
  'invalid_charset',
] as const satisfies readonly Http2smsRefusal[];

export const isNamedInSmpp = (refusal: Http2smsRefusal): refusal is (typeof NAMED_IN_SMPP)[number] =>
  NAMED_IN_SMPP.some((named) => named === refusal);

/** One that has just been refused. */
export type NewRefusal = {
  readonly way: RefusalWay;
  /** The name of the account and the login, as the request says them; either may not exist. */
  readonly account: string;
  readonly login: string;
  readonly refusal: string;
  readonly clientIp: string;
  readonly at: Date;
};

/** A request that was refused, by whatever it came. */
export type RefusedRequest = {
  readonly id: number;
  readonly at: Date;
  /** A key of lib/domain/http2sms/refusal.ts. */
  readonly refusal: string;
  readonly clientIp: string;
  /** Null: it was kept before that was. */
  readonly way: RefusalWay | null;
};

/** The same in the log of an account. */
export type LoggedRefusal = RefusedRequest & {
  /** As it was sent, empty where there was none; made safe and cut where no API user had it. */
  readonly login: string;
  /** Whether an API user has that login now. */
  readonly hasApiUser: boolean;
};

/** Which refused requests are looked for; an empty text asks for nothing. */
export type RefusalSearch = PageCut & {
  /** A part of it. */
  readonly login: string;
  /** The whole of it. */
  readonly of: string;
  readonly reason: Http2smsRefusal | '';
  readonly way: RefusalWay | '';
};
