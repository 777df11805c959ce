import type { Database } from '@/lib/db/connections/client';
import { MESSAGE } from './furnished-panel';

/** Something that was sent to an account of a furnished panel; answers its id. */
export async function addReply(db: Database, serviceName: string): Promise<number> {
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  const user = await db.apiUser.findFirst({ where: { accountId }, orderBy: { id: 'asc' }, select: { id: true } });
  const { id } = await db.incomingMessage.create({
    data: {
      ...{ accountId, messageId: MESSAGE, apiUserId: user?.id ?? null, carrier: 'simulated', msisdn: '33612345678' },
      ...{ recipient: '36105', text: 'Thanks', segmentCount: 1, receivedCount: 1, isStop: false },
      createdAt: new Date('2026-11-24T10:00:00Z'),
    },
  });
  return id;
}
