import { insertAccount } from '@/lib/db/accounts/accounts';
import { findNewestNumbers, saveReplyNumbers } from '@/lib/db/accounts/reply-numbers';
import { insertSender } from '@/lib/db/accounts/senders';
import type { Transaction } from '@/lib/db/connections/client';
import { DEFAULT_NUMBERS, type ReplyNumbers } from '@/lib/domain/account/reply-numbers';
import type { Actor } from '@/lib/domain/authorisation/actor';
import { recordChange } from './record-change';

type NewAccount = {
  readonly serviceName: string;
  /** What it is called in the panel. */
  readonly description: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Undefined: it has none yet. */
  readonly sender?: string | undefined;
  /** What is not named is as it was last set for any account, or else, and set by nobody, that of a first start. */
  readonly numbers?: Partial<ReplyNumbers> | undefined;
};

type By = { readonly actor: Actor; readonly now: Date };

type Opened = { readonly id: number; readonly numbers: ReplyNumbers };

/** Opens an account without credit and without members; answers null when another one has its name. */
export async function openAccount(tx: Transaction, { actor, now }: By, account: NewAccount): Promise<Opened | null> {
  const { sender, numbers, ...named } = account;
  const set = { ...(await findNewestNumbers(tx)), ...numbers };
  const begun = { ...DEFAULT_NUMBERS, ...set };
  const id = await insertAccount(tx, { ...named, ...begun, createdAt: now });
  if (id === null) return null;
  await saveReplyNumbers(tx, id, set, now);
  if (sender !== undefined) await insertSender(tx, { accountId: id, sender, description: '', createdAt: now });
  const { serviceName, description, timeZone } = named;
  const after = { description, timeZone, sender, ...begun };
  await recordChange(tx, { scope: { id }, actor, now }, { action: 'account.open', subject: serviceName, after });
  return { id, numbers: begun };
}
