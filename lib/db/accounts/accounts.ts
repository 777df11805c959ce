import type { Account } from '@/lib/domain/account/account';
import { nameOrder } from '@/lib/domain/account/account-list';
import type { AccountOptions } from '@/lib/domain/account/account-options';
import { RATE_DAYS } from '@/lib/domain/account/credit-level';
import { type ReplyNumbers, readEarlierClauses } from '@/lib/domain/account/reply-numbers';
import { ALERT_SUPPORTS, type LimitSettings, type StoredLimit } from '@/lib/domain/alerts/limit';
import { REPLY_ACTIONS, type ReplyOptions } from '@/lib/domain/incoming/reply-options';
import { switchHours } from '@/lib/domain/sending/validity';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';
import { numberOrNull } from '../connections/number-or-null';
import { readSpending } from './spending';

/** An account by its name; for a member `findMembership` answers it. */
export const findAccount = (db: Database, serviceName: string): Promise<{ id: number } | null> =>
  db.smsAccount.findUnique({ where: { serviceName }, select: { id: true } });

type NewAccount = ReplyNumbers & {
  readonly serviceName: string;
  readonly description: string;
  readonly timeZone: string;
  readonly createdAt: Date;
};

/** Adds an account and answers its id; null when there is one of that name. */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<number | null> {
  const { serviceName, description, timeZone, shortNumber, stopClauseText, createdAt } = account;
  const [added] = await tx.$queryRaw<{ id: number | bigint }[]>`
    INSERT INTO "SmsAccount" ("serviceName", description, "nameOrder", "timeZone", "shortNumber",
      "stopClauseText", "createdAt")
    VALUES (${serviceName}, ${description}, ${nameOrder(account)}, ${timeZone}, ${shortNumber}, ${stopClauseText},
      ${createdAt})
    ON CONFLICT DO NOTHING RETURNING id`;
  return added ? Number(added.id) : null;
}

/** An account's balances and settings; `today` is in days since 1970 on its clock. */
export async function readAccount(db: Database, accountId: number, today: number): Promise<Account> {
  const account = await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } });
  const users = await db.apiUser.aggregate({ where: { accountId }, _sum: { quotaLeft: true }, _count: true });
  return {
    serviceName: account.serviceName,
    description: account.description,
    creditsLeft: Number(account.creditsLeft),
    creditsHeldByQuota: Number(users._sum.quotaLeft ?? 0),
    spentLately: await readSpending(db, accountId, today - RATE_DAYS + 1),
    apiUserCount: users._count,
    timeZone: account.timeZone,
    retentionMonths: account.retentionMonths,
    stopClauseEnabled: account.stopClauseEnabled,
    stopClauseText: account.stopClauseText,
    earlierStopClauses: readEarlierClauses(account.earlierStopClauses),
    shortNumber: account.shortNumber,
    commercialHoursEnabled: account.commercialHoursEnabled,
    callbackUrl: account.callbackUrl,
    callbackFailingSince: account.callbackFailingSince,
    ...toReplyOptions(account),
    ...toLimit(account),
    alertLastThreshold: numberOrNull(account.alertLastThreshold),
    purgedBefore: account.purgedBefore,
    purgedMessages: account.purgedMessages,
    disabledAt: account.disabledAt,
  };
}

export type Service = { readonly id: number; readonly createdAt: Date; readonly usersWithQuota: number };

export async function readService(db: Database, id: number): Promise<Service> {
  const { createdAt } = await db.smsAccount.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  return { id, createdAt, usersWithQuota: await db.apiUser.count({ where: { accountId: id, quotaActive: true } }) };
}

/**
 * Locks an account and answers its credit, in hundredths. Whatever the panel does on an account begins with this; the
 * update changes nothing, but on SQLite it takes the database's write lock.
 */
export async function lockAccount(tx: Transaction, accountId: number): Promise<number> {
  await tx.$executeRaw`UPDATE "SmsAccount" SET description = description WHERE id = ${accountId}`;
  const { creditsLeft } = await tx.smsAccount.findUniqueOrThrow({ where: { id: accountId } });
  return Number(creditsLeft);
}

/** Whether nothing more may be sent from it. */
export async function isAccountDisabled(db: Database | Transaction, accountId: number): Promise<boolean> {
  const account = await db.smsAccount.findUniqueOrThrow({ where: { id: accountId }, select: { disabledAt: true } });
  return account.disabledAt !== null;
}

/** Disables an account, or with null enables it; the caller has locked it. */
export async function saveAccountDisabled(tx: Transaction, accountId: number, disabledAt: Date | null): Promise<void> {
  await tx.smsAccount.update({ where: { id: accountId }, data: { disabledAt } });
}

export type ForSending = {
  readonly creditsLeft: number;
  readonly stopClause: {
    readonly enabled: boolean;
    readonly text: string;
    /** Those of before: what waits may end with one. */
    readonly earlier: readonly string[];
  };
  readonly isDisabled: boolean;
  readonly commercialHoursEnabled: boolean;
  readonly shortNumber: string | null;
};

/** What the account has to spend, in hundredths, what it adds to texts, and when those with the clause may leave. */
export async function readForSending(db: Database, accountId: number): Promise<ForSending> {
  const account = await db.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      creditsLeft: true,
      stopClauseEnabled: true,
      stopClauseText: true,
      earlierStopClauses: true,
      commercialHoursEnabled: true,
      shortNumber: true,
      disabledAt: true,
    },
  });
  const { creditsLeft, stopClauseEnabled, stopClauseText, earlierStopClauses, disabledAt, ...kept } = account;
  const earlier = readEarlierClauses(earlierStopClauses);
  const stopClause = { enabled: stopClauseEnabled, text: stopClauseText, earlier };
  return { creditsLeft: Number(creditsLeft), stopClause, isDisabled: disabledAt !== null, ...kept };
}

/** The account's options, and nothing else of it. */
export async function readOptions(tx: Transaction, accountId: number): Promise<AccountOptions> {
  const account = await tx.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      description: true,
      retentionMonths: true,
      timeZone: true,
      stopClauseEnabled: true,
      commercialHoursEnabled: true,
      callbackUrl: true,
      replyAction: true,
      replyUrl: true,
      replyText: true,
      replyEmail: true,
      stopUrl: true,
    },
  });
  return { ...account, ...toReplyOptions(account) };
}

/** The account's own callback URL while it fails, and since when; null: it answers, or there is none. */
export async function readFailingUrl(db: Database, accountId: number): Promise<{ url: string; since: Date } | null> {
  const { callbackUrl: url, callbackFailingSince: since } = await db.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: { callbackUrl: true, callbackFailingSince: true },
  });
  return url === null || since === null ? null : { url, since };
}

type ReplyColumns = Omit<ReplyOptions, 'replyAction'> & { readonly replyAction: string };

const toReplyOptions = ({ replyAction, replyUrl, replyText, replyEmail, stopUrl }: ReplyColumns): ReplyOptions => ({
  replyAction: wordOf(REPLY_ACTIONS, replyAction),
  replyUrl,
  replyText,
  replyEmail,
  stopUrl,
});

export async function saveOptions(
  tx: Transaction,
  accountId: number,
  data: Partial<AccountOptions>,
  now: Date,
): Promise<void> {
  if (data.commercialHoursEnabled !== undefined) await saveHours(tx, accountId, data.commercialHoursEnabled, now);
  // A URL that is saved begins its record anew.
  const record = data.callbackUrl === undefined ? {} : { callbackChangedAt: now, callbackFailingSince: null };
  const account = await tx.smsAccount.update({ where: { id: accountId }, data: { ...data, ...record } });
  if (data.description === undefined) return;
  await tx.smsAccount.update({ where: { id: accountId }, data: { nameOrder: nameOrder(account) } });
}

async function saveHours(tx: Transaction, accountId: number, toKept: boolean, now: Date): Promise<void> {
  const { commercialHoursEnabled: areKept, commercialHoursUntil: keptUntil } = await tx.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
  });
  const hours = switchHours({ areKept, keptUntil }, toKept, now);
  await tx.smsAccount.update({
    where: { id: accountId },
    data: { commercialHoursEnabled: hours.areKept, commercialHoursUntil: hours.keptUntil },
  });
}

type LimitColumns = {
  readonly alertThreshold: bigint | null;
  readonly alertSupport: string;
  readonly alertEmail: string;
  readonly alertNumber: string;
};

const toLimit = ({ alertThreshold, alertSupport, alertEmail, alertNumber }: LimitColumns): StoredLimit => ({
  alertThreshold: numberOrNull(alertThreshold),
  alertSupport: wordOf(ALERT_SUPPORTS, alertSupport),
  alertEmail,
  alertNumber,
});

/** The limit of the account's own credit. */
export const readAccountLimit = async (tx: Transaction, accountId: number): Promise<StoredLimit> =>
  toLimit(await tx.smsAccount.findUniqueOrThrow({ where: { id: accountId } }));

export async function saveAccountLimit(tx: Transaction, accountId: number, data: LimitSettings): Promise<void> {
  await tx.smsAccount.update({ where: { id: accountId }, data });
}

/** From whom an alert by SMS comes: the account's first enabled sender, else its short number, else our name. */
export async function findAlertSender(db: Database, accountId: number): Promise<string> {
  const sender = await db.sender.findFirst({ where: { accountId, status: 'enable' }, orderBy: { id: 'asc' } });
  if (sender) return sender.sender;
  const account = await db.smsAccount.findUniqueOrThrow({ where: { id: accountId }, select: { shortNumber: true } });
  return account.shortNumber ?? 'Chappe';
}
