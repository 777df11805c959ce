import type { AccessRule } from '@/lib/domain/api-key/access-rule';
import { KEY_DECISIONS, type KeyDecision, type KeyGrant } from '@/lib/domain/api-key/api-key';
import { readRules } from '@/lib/domain/api-key/stored-rules';
import { readIpRules } from '@/lib/domain/api-user/stored-ip-rules';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';

/** More than are asked for in a day by a program that works; beyond them the oldest that nobody has allowed goes. */
const MOST_PENDING = 100;

export type NewKey = {
  readonly applicationId: number;
  readonly panelUserId: number | null;
  readonly keyHash: string;
  readonly tokenHash: string;
  readonly decision: KeyDecision;
  readonly rules: readonly AccessRule[];
  readonly allowedAddresses: readonly string[];
  readonly redirection: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
};

const inForce = (now: Date) => ({ decision: 'allowed', OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] });

type Row = {
  readonly decision: string;
  readonly rules: string;
  readonly allowedAddresses: string;
};

const grantOf = ({ rules, allowedAddresses }: Row): KeyGrant => ({
  rules: readRules(rules),
  allowedAddresses: readIpRules(allowedAddresses),
});

type OwnRow = Row & {
  readonly id: number;
  readonly applicationId: number;
  readonly application: { readonly name: string };
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};

/** A key as its person reads it. */
const ownKeyOf = (row: OwnRow) => {
  const { id, applicationId, application, createdAt, expiresAt, lastUsedAt } = row;
  const decision = wordOf(KEY_DECISIONS, row.decision);
  return {
    id,
    applicationId,
    application: application.name,
    decision,
    createdAt,
    expiresAt,
    lastUsedAt,
    ...grantOf(row),
  };
};

export async function insertKey(tx: Transaction, { rules, allowedAddresses, ...key }: NewKey): Promise<number> {
  const stored = { rules: JSON.stringify(rules), allowedAddresses: JSON.stringify(allowedAddresses) };
  await deleteKeysOver(tx, { applicationId: key.applicationId }, key.createdAt);
  const { id } = await tx.consumerKey.create({ data: { ...key, ...stored }, select: { id: true } });
  if (key.decision === 'pending') {
    await tx.$executeRaw`
      DELETE FROM "ConsumerKey" WHERE "applicationId" = ${key.applicationId} AND decision = 'pending' AND id <= (
        SELECT id FROM "ConsumerKey" WHERE "applicationId" = ${key.applicationId} AND decision = 'pending'
        ORDER BY id DESC LIMIT 1 OFFSET ${MOST_PENDING})`;
  }
  return id;
}

/** Takes away what calls no more, so that neither an application nor a person gathers keys for ever. */
export async function deleteKeysOver(
  tx: Transaction,
  whose: { readonly applicationId: number } | { readonly panelUserId: number },
  now: Date,
): Promise<void> {
  await tx.consumerKey.deleteMany({
    where: { ...whose, OR: [{ decision: 'refused' }, { expiresAt: { lte: now } }] },
  });
}

/** A key that is asked for, or was, as whoever has its link may know it. */
export async function findAskedKey(db: Database | Transaction, tokenHash: string) {
  const row = await db.consumerKey.findUnique({
    where: { tokenHash },
    include: { application: { select: { name: true, description: true, panelUser: { select: { email: true } } } } },
  });
  if (!row) return null;
  const { id, application, redirection, expiresAt } = row;
  const { name, description, panelUser } = application;
  const addedBy = panelUser.email;
  return {
    id,
    redirection,
    expiresAt,
    ...grantOf(row),
    decision: wordOf(KEY_DECISIONS, row.decision),
    name,
    description,
    addedBy,
  };
}

export type Decided = Pick<NewKey, 'panelUserId' | 'decision' | 'expiresAt' | 'allowedAddresses'>;

/** Writes down what somebody has decided about a key that waits for it; false when that was done before. */
export async function saveDecision(tx: Transaction, id: number, { allowedAddresses, ...decided }: Decided) {
  const { count } = await tx.consumerKey.updateMany({
    where: { id, decision: 'pending' },
    data: { ...decided, allowedAddresses: JSON.stringify(allowedAddresses) },
  });
  return count === 1;
}

/** A key that somebody has allowed. */
export async function findKeyOf(db: Database, { id, panelUserId }: { id: number; panelUserId: number }) {
  const row = await db.consumerKey.findFirst({
    where: { id, panelUserId },
    include: { application: { select: { name: true } } },
  });
  return row && ownKeyOf(row);
}

/** How many keys somebody has allowed. */
export const countKeysOf = (tx: Transaction, panelUserId: number): Promise<number> =>
  tx.consumerKey.count({ where: { panelUserId } });

/** What somebody has allowed, the newest first; few, since their number is limited. */
export async function listKeysOf(db: Database, panelUserId: number) {
  const rows = await db.consumerKey.findMany({
    where: { panelUserId, decision: 'allowed' },
    include: { application: { select: { name: true } } },
    orderBy: { id: 'desc' },
  });
  return rows.map(ownKeyOf);
}

/** The keys of an application that somebody has allowed and that hold, with whose they are. */
export async function listKeysInForce(tx: Transaction, applicationId: number, now: Date) {
  const rows = await tx.consumerKey.findMany({
    where: { applicationId, ...inForce(now) },
    select: { id: true, panelUser: { select: { id: true, email: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ id, panelUser }) =>
    panelUser === null ? [] : [{ id, panelUserId: panelUser.id, email: panelUser.email }],
  );
}

/** Takes a key of somebody away; answers which application had it, null when it is not there. */
export async function deleteKey(tx: Transaction, { id, panelUserId }: { id: number; panelUserId: number }) {
  const key = await tx.consumerKey.findFirst({
    where: { id, panelUserId },
    select: { application: { select: { name: true } } },
  });
  if (!key) return null;
  await tx.consumerKey.delete({ where: { id } });
  return key.application.name;
}

/** A key with all that a call by it is checked against. */
export async function findCallingKey(db: Database, keyHash: string) {
  const row = await db.consumerKey.findUnique({
    where: { keyHash },
    include: {
      application: { select: { id: true, applicationKey: true, secret: true, name: true, description: true } },
      panelUser: { select: { email: true } },
    },
  });
  if (!row) return null;
  const { id, panelUserId, application, panelUser, createdAt, expiresAt, lastUsedAt, signedUntil } = row;
  const decision = wordOf(KEY_DECISIONS, row.decision);
  const email = panelUser?.email ?? '';
  const times = { createdAt, expiresAt, lastUsedAt, signedUntil };
  return { id, panelUserId, email, application, decision, ...times, ...grantOf(row) };
}

export type CallingKey = NonNullable<Awaited<ReturnType<typeof findCallingKey>>>;

export async function saveKeyUsed(tx: Transaction, id: number, lastUsedAt: Date): Promise<void> {
  await tx.consumerKey.updateMany({ where: { id }, data: { lastUsedAt } });
}

/** Its changes that are signed up to then may have been made. */
export async function saveSignedUntil(tx: Transaction, id: number, signedUntil: Date): Promise<void> {
  const isEarlier = { OR: [{ signedUntil: null }, { signedUntil: { lt: signedUntil } }] };
  await tx.consumerKey.updateMany({ where: { id, ...isEarlier }, data: { signedUntil } });
}
