import type { Database } from '@/lib/db/connections/client';
import type { Role } from '@/lib/domain/panel-user/role';

const SERVICE_NAME = 'sms-other-1';

/** Another account of a panel user, without credit; answers its name. */
export async function giveOtherAccount(db: Database, panelUserId: number, role: Role = 'owner'): Promise<string> {
  const account = await db.smsAccount.upsert({
    where: { serviceName: SERVICE_NAME },
    create: { serviceName: SERVICE_NAME, nameOrder: SERVICE_NAME, createdAt: new Date('2026-11-24T10:00:00Z') },
    update: {},
  });
  const membership = { panelUserId, accountId: account.id };
  await db.membership.upsert({
    where: { panelUserId_accountId: membership },
    create: { ...membership, role },
    update: { role },
  });
  return SERVICE_NAME;
}
