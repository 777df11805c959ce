/** The one table of what is called: whose URL, which of theirs, and whether it is owed. */

/** What an API user, or an account, has set of URLs. */
export type CallbackUrls = {
  /** For statuses. */
  readonly callbackUrl: string | null;
  /** For replies. */
  readonly replyUrl: string | null;
  /** For numbers that a reply has put on the blacklist. */
  readonly stopUrl: string | null;
};

/** What is set; for a test, what stands in the field. */
type Urls = { readonly apiUser: string | null; readonly account: string | null };

type KindOfCallback = {
  /** Which URL of theirs is meant. */
  readonly setting: keyof CallbackUrls;
  readonly urlOf: (urls: Urls) => string | null;
  /** True: tried until it is delivered or given up, and can be redelivered then. False: made once, while somebody waits. */
  readonly isOwed: boolean;
};

const ownElseAccounts: KindOfCallback['urlOf'] = ({ apiUser, account }) => apiUser ?? account;

/**
 * status: a message changed; incoming: somebody replied to one; stop: such a reply has put its number on the blacklist;
 * test: somebody pressed Test.
 */
export const CALLBACK_KINDS = {
  status: { setting: 'callbackUrl', urlOf: ownElseAccounts, isOwed: true },
  incoming: { setting: 'replyUrl', urlOf: ownElseAccounts, isOwed: true },
  stop: { setting: 'stopUrl', urlOf: ownElseAccounts, isOwed: true },
  test: { setting: 'callbackUrl', urlOf: ({ apiUser }) => apiUser, isOwed: false },
} as const satisfies Readonly<Record<string, KindOfCallback>>;

/** Of which failures are held against an API user's URL: what is told seldom says little about one. */
export const CAN_BE_SWITCHED_OFF = 'status' satisfies keyof typeof CALLBACK_KINDS;

export type CallbackKind = keyof typeof CALLBACK_KINDS;

const isKind = (name: string): name is CallbackKind => name in CALLBACK_KINDS;

export const CALLBACK_KIND_NAMES = Object.keys(CALLBACK_KINDS).filter(isKind);

export const OWED_CALLBACK_KINDS = CALLBACK_KIND_NAMES.filter((kind) => CALLBACK_KINDS[kind].isOwed);

/** What a URL can be tested with: what it is told of once it is set. */
export const TESTED_KINDS = ['status', 'incoming', 'stop'] as const satisfies readonly CallbackKind[];
export type TestedKind = (typeof TESTED_KINDS)[number];
