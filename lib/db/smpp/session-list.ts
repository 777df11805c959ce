/** The sessions by SMPP of all nodes that live: of the whole instance, for whoever owns it, and of one API user. */

import { readSystemId } from '@/lib/domain/api-user/system-id';
import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import { nodeName } from '@/lib/domain/instance/node';
import {
  readSessionMode,
  type SessionMode,
  type SessionPage,
  type SessionSearch,
  type SmppSession,
} from '@/lib/domain/instance/smpp-session';
import { placeOfPage } from '@/lib/domain/page';
import type { Database } from '../connections/client';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

type Count = number | bigint;

type Row = {
  readonly nodeId: Count;
  readonly number: Count;
  readonly apiUserId: Count;
  readonly login: string;
  readonly mode: string;
  readonly clientIp: string;
  readonly tls: Count | boolean;
  readonly boundAt: Date;
  readonly heardAt: Date;
  readonly accepted: Count;
  readonly delivered: Count;
  readonly endAskedAt: Date | null;
};

type InstanceRow = Row & { readonly host: string; readonly serviceName: string; readonly description: string };

const COLUMNS = Prisma.sql`s."nodeId", s.number, s."apiUserId", s.login, s.mode, s."clientIp", s.tls, s."boundAt",
  s."heardAt", s.accepted, s.delivered, s."endAskedAt"`;

/** Of a node that is gone it is not known that its connections are. */
const OF_LIVING = Prisma.sql`"SmppSession" s JOIN "Node" n ON n.id = s."nodeId" AND n."deadAt" IS NULL`;

/** Accounts by the name that they are shown by. */
const ORDERS: Readonly<Record<SessionSearch['sort'], Prisma.Sql>> = {
  since: Prisma.sql`s."boundAt"`,
  account: Prisma.sql`a."nameOrder"`,
  login: Prisma.sql`s.login`,
  address: Prisma.sql`s."clientIp"`,
  accepted: Prisma.sql`s.accepted`,
  delivered: Prisma.sql`s.delivered`,
  heard: Prisma.sql`s."heardAt"`,
};

const SEARCHED = [
  Prisma.sql`s.login`,
  Prisma.sql`s."clientIp"`,
  Prisma.sql`a.description`,
  Prisma.sql`a."serviceName"`,
];

/** A node is looked for by its whole name, and an API user by its system_id, neither of which is stored as such. */
async function isFound(db: Database, search: string): Promise<Prisma.Sql> {
  if (search === '') return EVERY_ROW;
  const nodes = await db.node.findMany({ where: { deadAt: null }, select: { id: true, host: true } });
  const named = nodes.filter((node) => nodeName(node).toLowerCase().includes(search.toLowerCase()));
  const ofNodes = Prisma.sql`s."nodeId" IN (${list(named.map(({ id }) => id))})`;
  const bound = readSystemId(search.trim().toLowerCase());
  const ofSystem = bound === null ? [] : [Prisma.sql`s."apiUserId" = ${bound}`];
  const columns = SEARCHED.map((column) => db.dialect.contains(column, search));
  return Prisma.sql`(${Prisma.join([...columns, ofNodes, ...ofSystem], ' OR ')})`;
}

const isOfMode = (mode: SessionMode | ''): Prisma.Sql => (mode === '' ? EVERY_ROW : Prisma.sql`s.mode = ${mode}`);

/** One page of all that is bound now; a page beyond the last one is the last one. */
export async function listAllSessions(db: Database, asked: SessionSearch): Promise<SessionPage> {
  const { search, mode, sort, direction, limit } = asked;
  const matching = Prisma.sql`FROM ${OF_LIVING} JOIN "SmsAccount" a ON a.id = s."accountId"
    WHERE ${await isFound(db, search)} AND ${isOfMode(mode)}`;
  const [counted] = await db.$queryRaw<{ total: Count }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(asked, total);
  const order = direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await db.$queryRaw<InstanceRow[]>`
    SELECT ${COLUMNS}, n.host, a."serviceName", a.description ${matching}
    ORDER BY ${ORDERS[sort]} ${order}, s."nodeId", s.number LIMIT ${limit} OFFSET ${offset}`;
  const waiting = await countWaiting(db, new Set(rows.map(({ apiUserId }) => Number(apiUserId))));
  return {
    total,
    page,
    isOneNode: (await db.node.count({ where: { deadAt: null } })) < 2,
    rows: rows.map(({ host, serviceName, description, ...row }) => ({
      ...sessionIn(row),
      ...{ node: nodeName({ host, id: Number(row.nodeId) }), serviceName, description },
      waiting: waiting.get(Number(row.apiUserId)) ?? bounded(0),
    })),
  };
}

/** What is bound of one API user, which has a handful at most: the oldest first. */
export async function listSessionsOf(
  db: Database,
  accountId: number,
  apiUserId: number,
  limit: number,
): Promise<readonly SmppSession[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM ${OF_LIVING} WHERE s."accountId" = ${accountId} AND s."apiUserId" = ${apiUserId}
    ORDER BY s."boundAt", s."nodeId", s.number LIMIT ${limit}`;
  return rows.map(sessionIn);
}

/** Receipts that these API users are owed. */
async function countWaiting(db: Database, apiUserIds: ReadonlySet<number>): Promise<ReadonlyMap<number, Bounded>> {
  const counts = await Promise.all([...apiUserIds].map(async (id) => [id, bounded(await countOwed(db, id))] as const));
  return new Map(counts);
}

/** Of one, counted no further than one beyond the bound. */
async function countOwed(db: Database, apiUserId: number): Promise<number> {
  const [counted] = await db.$queryRaw<{ count: Count }[]>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM "SmppReceipt" WHERE "apiUserId" = ${apiUserId} LIMIT ${MOST_COUNTED + 1}) AS owed`;
  return Number(counted?.count ?? 0);
}

const sessionIn = ({ login, clientIp, boundAt, heardAt, ...row }: Row): SmppSession => ({
  ...{ nodeId: Number(row.nodeId), number: Number(row.number), login, clientIp, boundAt, heardAt },
  ...{ mode: readSessionMode(row.mode), tls: Boolean(row.tls), isEnding: row.endAskedAt !== null },
  ...{ accepted: Number(row.accepted), delivered: Number(row.delivered) },
});
