/** The one table of what is called: whose URL, what it carries, and whether it is owed. */
import { type CallbackPairs, type StatusChange, statusPairs } from './callback-query';

/** What is set; for a test, what stands in the field. */
type Urls = { readonly apiUser: string | null; readonly account: string | null };

type KindOfCallback = {
  readonly urlOf: (urls: Urls) => string | null;
  readonly pairs: (messageId: number, change: StatusChange) => CallbackPairs;
  /** True: tried until it is delivered or given up, and can be redelivered then. False: made once, while somebody waits. */
  readonly isOwed: boolean;
};

/** status: a message changed; test: somebody pressed Test. */
export const CALLBACK_KINDS = {
  status: { urlOf: ({ apiUser, account }) => apiUser ?? account, pairs: statusPairs, isOwed: true },
  test: { urlOf: ({ apiUser }) => apiUser, pairs: statusPairs, isOwed: false },
} as const satisfies Readonly<Record<string, KindOfCallback>>;

export type CallbackKind = keyof typeof CALLBACK_KINDS;

const isKind = (name: string): name is CallbackKind => name in CALLBACK_KINDS;

export const CALLBACK_KIND_NAMES = Object.keys(CALLBACK_KINDS).filter(isKind);

export const OWED_CALLBACK_KINDS = CALLBACK_KIND_NAMES.filter((kind) => CALLBACK_KINDS[kind].isOwed);
