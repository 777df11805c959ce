import type { StoredLimit } from '../alerts/limit';
import type { CallbackStatus } from '../callbacks/callback-status';
import type { Credits } from '../credits';
import type { TrafficSpans } from '../usage/traffic';
import type { RefusedRequest } from './refused-request';

/** What an API user is set to, and what an editor may have seen of it. */
export type ApiUserSettings = StoredLimit & {
  /** A new one each time somebody sets the quota. */
  readonly quotaRevision: number;
  /** Canonical; none: anywhere. */
  readonly ipRestrictions: readonly string[];
  readonly callbackUrl: string | null;
  /** Set when it failed for days and is called no more. */
  readonly callbackSwitchedOffAt: Date | null;
  /** Where replies to its messages are told, and those that put a number on the blacklist; null: to the account's URL. */
  readonly replyUrl: string | null;
  readonly stopUrl: string | null;
};

export type ApiUser = ApiUserSettings & {
  readonly login: string;
  readonly quotaActive: boolean;
  readonly quotaLeft: Credits;
  /** What it was when somebody last set it. */
  readonly quotaGiven: Credits;
  /** Whether what is left, of the quota or else of the account's credit, is below the limit. */
  readonly limitReached: boolean;
  /** What it was before the alert was switched off. */
  readonly alertLastThreshold: Credits | null;
  /** Whether callbacks carry a signature. */
  readonly signed: boolean;
  /** The first failed try since the last one that succeeded. */
  readonly callbackFailingSince: Date | null;
  readonly passwordChangedAt: Date;
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

/** By what is set, and how it fares; of each, empty: any. */
export const API_USER_FILTERS = {
  quota: ['on', 'off', 'used_up'],
  limit: ['on', 'off', 'reached'],
  restrictions: ['on', 'off'],
  callback: ['on', 'off', 'failing', 'switched_off'],
  state: ['enabled', 'disabled'],
} as const;

export type ApiUserFilterName = keyof typeof API_USER_FILTERS;

const isFilter = (name: string): name is ApiUserFilterName => name in API_USER_FILTERS;

export const API_USER_FILTER_NAMES: readonly ApiUserFilterName[] = Object.keys(API_USER_FILTERS).filter(isFilter);

export type ApiUserFilters = {
  readonly [Name in ApiUserFilterName]: (typeof API_USER_FILTERS)[Name][number] | '';
};

/** What somebody should look at, and which filters find it. Those that are disabled send nothing anyway. */
export const API_USER_TROUBLES = {
  failing: { callback: 'failing' },
  switchedOff: { callback: 'switched_off' },
  blocked: { quota: 'used_up', state: 'enabled' },
  low: { limit: 'reached', state: 'enabled' },
} as const satisfies Readonly<Record<string, Partial<ApiUserFilters>>>;

export type ApiUserTroubleName = keyof typeof API_USER_TROUBLES;

export type ApiUserSearch = ApiUserFilters & {
  /** A part of a login; empty: all. */
  readonly search: string;
  readonly sort: (typeof API_USER_SORTS)[number];
  readonly direction: 'asc' | 'desc';
};

/** A page by its number, counted from 1; one beyond the last is the last. */
export type ApiUserPage = {
  readonly users: readonly ApiUser[];
  readonly total: number;
  readonly page: number;
  readonly trouble: ApiUserTrouble;
  /** When this was read. */
  readonly readAt: Date;
};

/** Of all the account's API users, whatever is searched: how many there are, and how many somebody should look at. */
export type ApiUserTrouble = { readonly all: number } & Readonly<Record<ApiUserTroubleName, number>>;

/** One API user, and how it is doing. */
export type ApiUserDetails = {
  readonly readAt: Date;
  readonly user: ApiUser;
  /** What it is called by SMPP. */
  readonly systemId: string;
  /** Of the days that were asked for, as everything below; oldest first. */
  readonly usage: TrafficSpans;
  /** Messages of its bulk sends that wait unwritten, which no span counts. */
  readonly unwritten: number;
  /** The newest requests that were refused. */
  readonly refused: readonly RefusedRequest[];
  /** How many of them are kept. */
  readonly refusedCount: number;
  /** Deliveries, by status. */
  readonly callbacks: Readonly<Record<CallbackStatus, number>>;
  /** Of how many of the newest they are counted, where there are more; null: of all. */
  readonly callbacksOfNewest: number | null;
};
