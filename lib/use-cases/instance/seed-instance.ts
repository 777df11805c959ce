import { type Database, inTransaction } from '@/lib/db/connections/client';
import { lockInstance } from '@/lib/db/instance/lock-instance';
import { post } from '@/lib/db/ledger/post';
import { saveMembership } from '@/lib/db/panel-users/memberships';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { randomToken } from '@/lib/platform/crypto/random';
import { openAccount } from '../_shared/open-account';

const FIRST_ACCOUNT = 'sms-xx11111-1';
const FIRST_ACCOUNT_NAME = 'My SMS account';
const FIRST_SENDER = 'TEST';
const FIRST_GRANT = 200 * ONE_CREDIT;
const FIRST_REASON = 'To begin with';
const DEFAULT_EMAIL = 'admin@chappe.local';
const PASSWORD_BYTES = 12;

export type SeedWishes = {
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
  readonly timeZone: string;
};

/** `password` is null when the operator chose it, so that it is not printed. */
export type FirstSignIn = {
  readonly email: string;
  readonly password: string | null;
  readonly account: string;
  /** What the account is called in the panel. */
  readonly accountName: string;
  /** What it may send from. */
  readonly sender: string;
};

/**
 * Gives an empty instance its first owner, account, credit and sender. Answers the first sign-in, whose random
 * password exists nowhere else, or null when the instance already has a panel user, as when another node was quicker.
 */
export async function seedInstance(
  { db, now }: { readonly db: Database; readonly now: Date },
  wishes: SeedWishes,
): Promise<FirstSignIn | null> {
  if ((await db.panelUser.count()) > 0) return null;
  const email = wishes.adminEmail ?? DEFAULT_EMAIL;
  const password = wishes.adminPassword ?? randomToken(PASSWORD_BYTES);
  const passwordHash = await hashPassword(password);
  const isSeeded = await inTransaction(db, async (tx) => {
    await lockInstance(tx);
    if ((await tx.panelUser.count()) > 0) return false;
    const owner = await tx.panelUser.create({
      data: { email, name: 'Owner', passwordHash, isInstanceOwner: true, createdAt: now },
    });
    const account = { serviceName: FIRST_ACCOUNT, description: FIRST_ACCOUNT_NAME, sender: FIRST_SENDER };
    const opened = await openAccount(tx, { actor: SYSTEM, now }, { ...account, timeZone: wishes.timeZone });
    if (opened === null) throw new Error(`There is an account ${FIRST_ACCOUNT}, but nobody who signs in.`);
    const accountId = opened.id;
    await saveMembership(tx, { accountId, panelUserId: owner.id, role: 'owner' });
    const grant = { kind: 'grant', amount: FIRST_GRANT, reason: FIRST_REASON, actor: writeActor(SYSTEM) } as const;
    await post(tx, [{ ...grant, accountId, quotaOfId: null, login: null, messageId: null }], now);
    return true;
  });
  if (!isSeeded) return null;
  return {
    email,
    password: wishes.adminPassword === undefined ? password : null,
    account: FIRST_ACCOUNT,
    accountName: FIRST_ACCOUNT_NAME,
    sender: FIRST_SENDER,
  };
}
