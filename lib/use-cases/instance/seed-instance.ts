import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { lockInstance } from '@/lib/db/instance/lock-instance';
import { saveMembership } from '@/lib/db/panel-users/memberships';
import { SYSTEM } from '@/lib/domain/authorisation/actor';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { randomToken } from '@/lib/platform/crypto/random';
import { giveCredit } from '../_shared/give-credit';
import { openAccount } from '../_shared/open-account';
import { recordChange } from '../_shared/record-change';
import { recordOnInstance } from '../_shared/record-on-instance';

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
    await openFirstAccount(tx, { owner, timeZone: wishes.timeZone, now });
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

type First = {
  readonly owner: { readonly id: number; readonly email: string };
  readonly timeZone: string;
  readonly now: Date;
};

async function openFirstAccount(tx: Transaction, { owner, timeZone, now }: First): Promise<void> {
  const named = { description: FIRST_ACCOUNT_NAME, timeZone };
  const grant = { credits: FIRST_GRANT, reason: FIRST_REASON };
  const account = { ...named, serviceName: FIRST_ACCOUNT, sender: FIRST_SENDER };
  const opened = await openAccount(tx, { actor: SYSTEM, now }, account);
  if (opened === null) throw new Error(`There is an account ${FIRST_ACCOUNT}, but nobody who signs in.`);
  const by = { scope: { id: opened.id }, actor: SYSTEM, now };
  await saveMembership(tx, { accountId: opened.id, panelUserId: owner.id, role: 'owner' });
  await recordChange(tx, by, { action: 'panel-user.join', subject: owner.email, after: { role: 'owner' } });
  await giveCredit(tx, by, grant);
  const after = { ...named, owner: owner.email, ...opened.numbers, ...grant };
  await recordOnInstance(tx, by, { action: 'account.open', subject: FIRST_ACCOUNT, after });
}
