import type { Database } from '@/lib/db/connections/client';
import { LOGIN, MESSAGE, SENDER } from './furnished-panel';

/** A message of a furnished panel's account that was delivered, and of which nobody is still to be told; answers its id. */
export async function addOverMessage(db: Database, serviceName: string): Promise<number> {
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  // Beside what is there and what was deleted: before the first of all.
  const where = { id: { lt: MESSAGE } };
  const id = MESSAGE - 1 - (await db.message.count({ where })) - (await db.deletedMessage.count({ where }));
  const at = new Date('2026-11-24T10:00:00Z');
  const sent = { login: LOGIN, sender: SENDER, recipient: '33612345678', text: 'Hello', encoding: 'gsm7' };
  const ended = { segmentCount: 1, credits: 0, state: 'delivered', ptt: 4, dlrId: 1 };
  await db.message.create({ data: { id, accountId, ...sent, ...ended, createdAt: at, dueAt: at, updatedAt: at } });
  return id;
}
