/**
 * The programs that are bound by SMPP, on whichever node: each node keeps what is bound to it (lib/gateway/smpp), and
 * ends what it is asked to.
 */
import type { SessionCounts, SessionFacts, SessionKey, SmppSession } from '@/lib/domain/instance/smpp-session';
import { readSessionMode } from '@/lib/domain/instance/smpp-session';
import type { Database, Transaction } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { LIVING } from '../outbox/leases';

export type KeptSession = { readonly number: number } & SessionFacts & SessionCounts;

/** What does not change is written once; an end that is asked for stays asked for. */
const AS_TOLD_NOW = `ON CONFLICT ("nodeId", number) DO UPDATE SET
  accepted = excluded.accepted, delivered = excluded.delivered, "heardAt" = excluded."heardAt"`;

/** Writes how sessions of this node are, and takes out those that have ended. */
export async function keepSessions(
  tx: Transaction,
  nodeId: number,
  kept: readonly KeptSession[],
  ended: readonly number[],
): Promise<void> {
  const rows = kept.map(({ number, ...session }) => ({ nodeId, number, ...session }));
  await insertRows(tx, 'SmppSession', rows, AS_TOLD_NOW);
  if (ended.length === 0) return;
  await tx.$executeRaw`DELETE FROM "SmppSession" WHERE "nodeId" = ${nodeId} AND number IN (${list(ended)})`;
}

/** Those of this node that it is to end. */
export async function findSessionsToEnd(db: Database, nodeId: number): Promise<readonly number[]> {
  const where = { nodeId, endAskedAt: { not: null } };
  return (await db.smppSession.findMany({ where, select: { number: true } })).map(({ number }) => number);
}

export type EndedSession = Pick<SmppSession, 'login' | 'mode' | 'clientIp'> & {
  readonly accountId: number;
  readonly serviceName: string;
};

/** Asks the node of a session to end it; null: it has ended, or somebody has asked before. */
export async function askToEndSession(tx: Transaction, key: SessionKey, at: Date): Promise<EndedSession | null> {
  const { nodeId, number } = key;
  const [session] = await tx.$queryRaw<(Omit<EndedSession, 'mode'> & { readonly mode: string })[]>`
    SELECT s."accountId", a."serviceName", s.login, s.mode, s."clientIp"
    FROM "SmppSession" s JOIN "SmsAccount" a ON a.id = s."accountId"
    WHERE s."nodeId" = ${nodeId} AND s.number = ${number}`;
  if (!session) return null;
  const asked = await tx.$executeRaw`
    UPDATE "SmppSession" SET "endAskedAt" = ${at}
    WHERE "nodeId" = ${nodeId} AND number = ${number} AND "nodeId" IN (${LIVING}) AND "endAskedAt" IS NULL`;
  if (asked === 0) return null;
  const { accountId, mode, ...rest } = session;
  return { ...rest, accountId: Number(accountId), mode: readSessionMode(mode) };
}

/** Takes out what was bound to nodes that are gone. */
export async function dropOrphanSessions(tx: SqlTransaction): Promise<void> {
  await tx.$executeRaw`DELETE FROM "SmppSession" WHERE "nodeId" NOT IN (${LIVING})`;
}
