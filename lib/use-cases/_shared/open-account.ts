import { insertAccount } from '@/lib/db/accounts/accounts';
import { insertSender } from '@/lib/db/accounts/senders';
import type { Transaction } from '@/lib/db/connections/client';
import type { Actor } from '@/lib/domain/authorisation/actor';
import { recordChange } from './record-change';

/** What `senderForResponse` sends from, of every account for now: no carrier tells us of another. */
const SHORT_NUMBER = '36105';

type NewAccount = {
  readonly serviceName: string;
  /** What it is called in the panel. */
  readonly description: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Undefined: it has none yet. */
  readonly sender?: string | undefined;
};

type By = { readonly actor: Actor; readonly now: Date };

/** Opens an account without credit and without members; answers its id, or null when another one has its name. */
export async function openAccount(tx: Transaction, { actor, now }: By, account: NewAccount): Promise<number | null> {
  const { sender, ...named } = account;
  const id = await insertAccount(tx, { ...named, shortNumber: SHORT_NUMBER, createdAt: now });
  if (id === null) return null;
  if (sender !== undefined) await insertSender(tx, { accountId: id, sender, description: '', createdAt: now });
  const { serviceName, description, timeZone } = named;
  const after = { description, timeZone, sender };
  await recordChange(tx, { scope: { id }, actor, now }, { action: 'account.open', subject: serviceName, after });
  return id;
}
