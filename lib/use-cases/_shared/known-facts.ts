import type { ForSending } from '@/lib/db/accounts/accounts';
import type { PayingApiUser } from '@/lib/db/api-users/paying-api-user';
import type { Membership } from '@/lib/db/panel-users/memberships';

/** Of an account, what its sends go by, but for its credit, which each of them changes. */
export type KnownAccount = Omit<ForSending, 'creditsLeft'> & {
  readonly accountId: number;
  /** Enabled senders as they were declared, by their key (lib/domain/sender/sender.ts). */
  readonly senders: ReadonlyMap<string, string>;
};

export type KnownPayer = Pick<PayingApiUser, 'id' | 'checked'>;

/** What is remembered, at once; else a promise of what is read. */
export type Found<Row> = Row | null | Promise<Row | null>;

/** What the sends of programs go by: they come by the thousand, and what they go by seldom changes. */
export type KnownFacts = {
  membership(panelUserId: number, serviceName: string): Found<Membership>;
  account(accountId: number): Found<KnownAccount>;
  /** An API user of the account. */
  payer(accountId: number, login: string): Found<KnownPayer>;
  /** To be called when anything of the account may have changed. */
  forget(accountId: number): void;
};
