/**
 * Who serves. A node stands in "Node" for as long as it lives and says there again and again that it does; whoever was
 * not heard of for long is dead, and what it held is free (leases.ts).
 */
import type { CarrierTrouble, RunningCarrier } from '@/lib/domain/carrier/live-carrier';
import {
  BURIED_AFTER_MS,
  DEAD_AFTER_MS,
  type NodeCarrier,
  type NodeIdentity,
  type NodeState,
  type StoredNode,
} from '@/lib/domain/instance/node';
import type { SqlTransaction } from '../connections/sql-transaction';
import { LIVING } from './leases';

type Asked = Pick<SqlTransaction, '$queryRaw' | 'dialect'>;

/** What time it is by the database, which is one for all nodes. */
export async function databaseTime(tx: Asked): Promise<Date> {
  const [row] = await tx.$queryRaw<{ ms: number | bigint }[]>`SELECT ${tx.dialect.clock} AS ms`;
  return new Date(Number(row?.ms));
}

/** `listens` null: it takes no requests. */
type Entering = NodeIdentity & Pick<StoredNode, 'listens'>;

/** Enters this process as the one that serves, where nobody else can: whoever stands there has died. */
export async function enterAlone(tx: SqlTransaction, node: Entering, now: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Node"`;
  await enterBeside(tx, node, now);
}

/** Enters this process beside the others. @throws where one of them has the same number: the next start draws another. */
export async function enterBeside(tx: SqlTransaction, node: Entering, at: Date): Promise<void> {
  const { id, version, host, pid, listens } = node;
  await tx.$executeRaw`
    INSERT INTO "Node" (id, "startedAt", "seenAt", version, host, pid, "listenHost", port)
    VALUES (${id}, ${at}, ${at}, ${version}, ${host}, ${pid}, ${listens?.host ?? null}, ${listens?.port ?? null})`;
}

/**
 * Says that this node is there, and how it is; answers who is. Null: the others have taken it for dead, and its work may
 * be theirs.
 */
export async function beat(
  tx: SqlTransaction,
  nodeId: number,
  state: NodeState,
  at: Date,
): Promise<readonly StoredNode[] | null> {
  const { held, lagMs, aheadMs } = state;
  const seen = await tx.$executeRaw`
    UPDATE "Node" SET "seenAt" = ${at}, held = ${held}, "lagMs" = ${lagMs}, "aheadMs" = ${aheadMs},
      carriers = ${JSON.stringify(state.carriers)}
    WHERE id = ${nodeId} AND "deadAt" IS NULL`;
  return seen === 0 ? null : listNodes(tx);
}

type NodeRow = Omit<StoredNode, 'carriers' | 'listens'> & {
  readonly carriers: string;
  readonly listenHost: string | null;
  readonly port: number | bigint | null;
};

/** Those that serve, and those whose work was taken up a moment ago; who began first comes first. */
export async function listNodes(tx: Pick<SqlTransaction, '$queryRaw'>): Promise<readonly StoredNode[]> {
  const rows = await tx.$queryRaw<NodeRow[]>`
    SELECT id, "startedAt", "seenAt", "deadAt", version, host, pid, "listenHost", port, held, "lagMs", "aheadMs", carriers
    FROM "Node" ORDER BY "startedAt", id`;
  return rows.map(({ carriers, id, held, lagMs, aheadMs, pid, listenHost, port, ...node }) => ({
    ...node,
    ...{ id: Number(id), held: Number(held), lagMs: Number(lagMs), aheadMs: Number(aheadMs) },
    pid: pid === null ? null : Number(pid),
    listens: port === null ? null : { host: listenHost, port: Number(port) },
    carriers: carriersIn(carriers),
  }));
}

const TIMES: ReadonlySet<string> = new Set<keyof (NodeCarrier & RunningCarrier & CarrierTrouble)>([
  ...(['downSince', 'lastSubmitAt', 'lastReceiptAt', 'peerCertificateEndsAt', 'at'] as const),
]);

const NOT_TOLD = { connections: [], troubles: [] };

/** As `beat` has written them; a node of an earlier version says less. */
function carriersIn(json: string): readonly NodeCarrier[] {
  const told: readonly (Omit<NodeCarrier, 'live'> & Partial<NodeCarrier>)[] = JSON.parse(json, (key, value: unknown) =>
    TIMES.has(key) && typeof value === 'string' ? new Date(value) : value,
  );
  return told.map((one) => ({ ...one, live: one.live ? { ...NOT_TOLD, ...one.live } : null }));
}

/**
 * Takes nodes that were not heard of for long for dead, and forgets those that have been for long; answers how many it
 * found. Of several nodes that find the same one, one finds it.
 */
export async function buryNodes(tx: SqlTransaction): Promise<number> {
  const at = await databaseTime(tx);
  const before = (milliseconds: number) => new Date(at.getTime() - milliseconds);
  const dead = await tx.$executeRaw`
    UPDATE "Node" SET "deadAt" = ${at} WHERE "deadAt" IS NULL AND "seenAt" <= ${before(DEAD_AFTER_MS)}`;
  const buried = await tx.$executeRaw`DELETE FROM "Node" WHERE "deadAt" <= ${before(BURIED_AFTER_MS)}`;
  return dead + buried;
}

/** This node is there no more. */
export async function leave(tx: SqlTransaction, nodeId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Node" WHERE id = ${nodeId}`;
}

/** The duties that a living node holds, and which. */
export async function listDuties(tx: Pick<SqlTransaction, '$queryRaw'>): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ name: string; heldBy: number | bigint }[]>`
    SELECT name, "heldBy" FROM "Duty" WHERE "heldBy" IN (${LIVING})`;
  return new Map(rows.map(({ name, heldBy }) => [name, Number(heldBy)]));
}

/** Takes a duty that no living node holds; whether it did. */
export async function takeDuty(tx: SqlTransaction, name: string, nodeId: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO "Duty" (name, "heldBy") VALUES (${name}, ${nodeId})
    ON CONFLICT (name) DO UPDATE SET "heldBy" = excluded."heldBy" WHERE "Duty"."heldBy" NOT IN (${LIVING})`;
  return taken > 0;
}

/** Leaves a duty to whoever takes it next. */
export async function leaveDuty(tx: SqlTransaction, name: string, nodeId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Duty" WHERE name = ${name} AND "heldBy" = ${nodeId}`;
}
