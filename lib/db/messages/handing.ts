import { type Handing, handingOf } from '@/lib/domain/delivery/handing';
import type { Database } from '../connections/client';

/** Whether any carrier takes messages: else all that is due waits. */
export async function isAnyCarrierEnabled(db: Database): Promise<boolean> {
  return (await db.carrier.findFirst({ where: { disabledAt: null, deletedAt: null }, select: { id: true } })) !== null;
}

/** With which carrier a message is that is still to be answered for; null: with none. */
export async function findHanding(db: Database, messageId: number): Promise<Handing | null> {
  const owed = await db.dispatch.findUnique({ where: { messageId } });
  const handing = owed && handingOf(owed);
  if (!handing) return null;
  const carrier = await db.carrier.findUnique({ where: { name: handing.carrier } });
  return { ...handing, isDisabled: !carrier || carrier.disabledAt !== null || carrier.deletedAt !== null };
}
