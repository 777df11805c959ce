import type { StoredLimit } from '../alerts/limit';
import type { CallbackStatus } from '../callbacks/callback-status';
import type { Credits } from '../credits';
import type { TrafficSpans } from '../usage/traffic';

/** What an API user is set to, and what an editor may have seen of it. */
export type ApiUserSettings = StoredLimit & {
  /** Another one whenever somebody has set the quota. */
  readonly quotaRevision: number;
  /** Canonical; none: anywhere. */
  readonly ipRestrictions: readonly string[];
  readonly callbackUrl: string | null;
  /** Set when it failed for days and is called no more. */
  readonly callbackSwitchedOffAt: Date | null;
};

export type ApiUser = ApiUserSettings & {
  readonly login: string;
  readonly quotaActive: boolean;
  readonly quotaLeft: Credits;
  /** What it was before the alert was switched off. */
  readonly alertLastThreshold: Credits | null;
  /** Whether callbacks carry a signature. */
  readonly signed: boolean;
  readonly disabledAt: Date | null;
  /** Messages of the last thirty days. */
  readonly sent: number;
  readonly lastUsedAt: Date | null;
};

export const API_USER_SORTS = [
  'login',
  'quotaActive',
  'quota',
  'alertActive',
  'limit',
  'notification',
  'callback',
  'restrictions',
  'lastUsed',
  'sent',
] as const;

export type ApiUserSearch = {
  /** A part of a login; empty: all. */
  readonly search: string;
  readonly sort: (typeof API_USER_SORTS)[number];
  readonly direction: 'asc' | 'desc';
};

/** A page by its number, counted from 1; one beyond the last is the last. */
export type ApiUserPage = { readonly users: readonly ApiUser[]; readonly total: number; readonly page: number };

/** One API user, and how it fares. */
export type ApiUserDetails = {
  readonly user: ApiUser;
  /** Of the last thirty days, oldest first. */
  readonly usage: TrafficSpans;
  /** The newest requests that were refused. */
  readonly refused: readonly RefusedRequest[];
  /** Deliveries of the last seven days, by status. */
  readonly callbacks: Readonly<Record<CallbackStatus, number>>;
};

export type RefusedRequest = {
  readonly id: number;
  readonly at: Date;
  /** A key of lib/domain/http2sms/refusal.ts. */
  readonly refusal: string;
  readonly clientIp: string;
};
