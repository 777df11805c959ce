import { grantCredit } from './credit';
import type { User } from './money-rules';
import type { TestPanel } from './test-panel';

type Beginning = {
  readonly credits: number;
  /** Below it, the account's alert is sent. */
  readonly limit: number;
  readonly now: Date;
};

let runs = 0;

/** An account of its own with two API users. The third sender is the account itself. */
export async function furnishMoney({ db, actors }: TestPanel, { credits, limit, now: createdAt }: Beginning) {
  runs += 1;
  // What a run before left waiting is not this one's.
  await db.dispatch.deleteMany();
  const serviceName = `sms-run-${runs}`;
  const { id } = await db.smsAccount.create({ data: { serviceName, createdAt, alertThreshold: limit } });
  await db.membership.create({ data: { panelUserId: actors.owner.panelUserId, accountId: id, role: 'owner' } });
  await grantCredit(db, id, credits, createdAt);
  const users: User[] = [];
  for (const login of ['one', 'two']) {
    const user = await db.apiUser.create({ data: { accountId: id, login, passwordHash: '', createdAt } });
    users.push({ id: user.id, login, quota: null, period: 0, gone: false });
  }
  return { id, serviceName, users };
}
