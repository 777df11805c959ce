import { type Http2smsRefusal, isRefusal, REFUSAL_NAMES } from '../http2sms/refusal';
import type { PageCut } from '../page';

/** By what a request may come. */
export const REFUSAL_WAYS = ['http2sms', 'smpp', 'rest'] as const;
export type RefusalWay = (typeof REFUSAL_WAYS)[number];

/** A value read from the database, where the column is text. */
export const readRefusalWay = (text: string | null): RefusalWay | null =>
  REFUSAL_WAYS.find((way) => way === text) ?? null;

/**
 * Whose a refused request is: the API user's that has its login now; its from before that one was added, when another or
 * nobody had it; or nobody's who is there now.
 */
export const REFUSAL_OWNERS = ['present', 'earlier', 'none'] as const;
export type RefusalOwner = (typeof REFUSAL_OWNERS)[number];

/** Whether http2sms's code was told. Before ways were kept there was no other; other ways have answers of their own. */
export const isToldByCode = (way: RefusalWay | null): boolean => way === null || way === 'http2sms';

/** Why a program that speaks SMPP is not bound, beyond what http2sms would refuse. */
const BIND_REFUSALS = ['too_many_binds', 'already_bound'] as const;
type BindRefusal = (typeof BIND_REFUSALS)[number];

/** Why something was refused, by whatever it came. */
export type RefusalReason = Http2smsRefusal | BindRefusal;
export const REFUSAL_REASONS: readonly RefusalReason[] = [...REFUSAL_NAMES, ...BIND_REFUSALS];

/** Of a refusal as it is stored; one of another version may be unknown. */
export const isRefusalReason = (key: string): key is RefusalReason =>
  isRefusal(key) || BIND_REFUSALS.some((refusal) => refusal === key);

/** Told to nobody who has not proven an API user's password; any other may be a stranger's. */
export const TOLD_AFTER_PASSWORD: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'user_disabled',
  'ip_not_authorized',
  'invalid_content_type',
  'invalid_class',
  'invalid_sms_coding',
  'invalid_no_stop',
  'invalid_sender_for_response',
  'invalid_tag',
  'tag_control_character',
  'invalid_deferred',
  'control_character',
  'invalid_message',
  'sender_not_found',
  'invalid_to',
  'quota_reached',
  'not_enough_credits',
  ...BIND_REFUSALS,
]);

/** What whoever speaks SMPP knows by other names than http2sms's. */
const NAMED_IN_SMPP = [
  'authentication_failed',
  'sender_not_found',
  'invalid_to',
  'invalid_deferred',
  'invalid_sms_coding',
  'invalid_charset',
] as const satisfies readonly Http2smsRefusal[];

export const isNamedInSmpp = (refusal: RefusalReason): refusal is (typeof NAMED_IN_SMPP)[number] =>
  NAMED_IN_SMPP.some((named) => named === refusal);

/** One that has just been refused. */
export type NewRefusal = {
  readonly way: RefusalWay;
  /** The name of the account and the login, as the request says them; either may not exist. */
  readonly account: string;
  readonly login: string;
  /** Whose it is, where the request names its id, deleted or not; absent: whoever has the login. */
  readonly apiUserId?: number;
  /** A RefusalReason. */
  readonly refusal: string;
  readonly clientIp: string;
  readonly at: Date;
};

/** A request that was refused, by whatever it came. */
export type RefusedRequest = {
  readonly id: number;
  readonly at: Date;
  /** A RefusalReason. */
  readonly refusal: string;
  readonly clientIp: string;
  /** Null: it was kept before that was. */
  readonly way: RefusalWay | null;
};

/** The same in the log of an account. */
export type LoggedRefusal = RefusedRequest & {
  /** As it was sent, empty where there was none; made safe and cut where no API user had it. */
  readonly login: string;
  readonly whose: RefusalOwner;
};

/** Which refused requests are looked for; an empty text asks for nothing. */
export type RefusalSearch = PageCut & {
  /** A part of it. */
  readonly login: string;
  /** The whole of it. */
  readonly of: string;
  readonly reason: RefusalReason | '';
  readonly way: RefusalWay | '';
};
