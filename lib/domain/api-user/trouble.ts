/** What somebody should look at on an account. */
import type { ApiUserTroubleName } from './api-user';
import type { RefusalOwner, RefusalWay } from './refused-request';

export type TroubledApiUser = {
  readonly login: string;
  /** Its own URL for callbacks. */
  readonly url: string | null;
  /** Since when its callbacks fail or, where that is its trouble, are switched off. */
  readonly since: Date | null;
};

export type RefusalCount = {
  readonly login: string;
  readonly whose: RefusalOwner;
  /** A RefusalReason. */
  readonly refusal: string;
  /** Null: it was kept before that was. */
  readonly way: RefusalWay | null;
  readonly count: number;
};

/** The first few of something, and how many there are. */
export type FirstFew<Row> = { readonly rows: readonly Row[]; readonly total: number };

/** What somebody should look at. */
export type Trouble = Readonly<Record<ApiUserTroubleName, FirstFew<TroubledApiUser>>> & {
  /** The account's own callback URL while it fails; null: it answers, or there is none. */
  readonly account: { readonly url: string; readonly since: Date } | null;
  /** Most first. */
  readonly refused: readonly RefusalCount[];
};
