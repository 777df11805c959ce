import { type Handing, handingOf, hasNotLeft } from '@/lib/domain/delivery/handing';
import { findBlacklisted } from '../blacklist/blacklist';
import type { Database } from '../connections/client';

type Standing = { readonly id: number; readonly state: string; readonly recipient: string };

/**
 * Which of these messages of an account, a page of them at most, will end unsent because their number is on its
 * blacklist: those that wait for their moment or, being due, for a carrier.
 */
export async function findToBeRefused(
  db: Database,
  accountId: number,
  messages: readonly Standing[],
): Promise<ReadonlySet<number>> {
  const waiting = messages.filter(({ state }) => state === 'scheduled' || state === 'accepted');
  const numbers = waiting.map(({ recipient }) => recipient);
  const listed = await findBlacklisted(db, accountId, numbers);
  const barred = waiting.filter(({ recipient }) => listed.has(recipient));
  if (barred.length === 0) return new Set();
  const owed = await db.dispatch.findMany({ where: { messageId: { in: barred.map(({ id }) => id) } } });
  return new Set(owed.filter(hasNotLeft).map(({ messageId }) => messageId));
}

/** With which carrier a message is that is still to be answered for; null: with none. */
export async function findHanding(db: Database, messageId: number): Promise<Handing | null> {
  const owed = await db.dispatch.findUnique({ where: { messageId } });
  const handing = owed && handingOf(owed);
  if (!handing) return null;
  const carrier = await db.carrier.findUnique({ where: { name: handing.carrier } });
  return { ...handing, isDisabled: !carrier || carrier.disabledAt !== null || carrier.deletedAt !== null };
}
