import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { withoutIndexes } from '../connections/dialect';
import { withoutNul } from './answers';
import { openPanelPool } from './panel-pool';

/** Prisma's way to PostgreSQL, with numbers where SQLite's answers numbers. */
export function postgresqlAdapter(connectionString: string, longestAnswerMs: number): SqlDriverAdapterFactory {
  const factory = new PrismaPg(openPanelPool(connectionString, longestAnswerMs), { disposeExternalPool: true });
  const { provider, adapterName } = factory;
  const connect: SqlDriverAdapterFactory['connect'] = async () => {
    const adapter = await factory.connect();
    const start = adapter.startTransaction.bind(adapter);
    return Object.assign(answering(adapter), {
      startTransaction: async (level?: Parameters<typeof start>[0]) => answering(inTurn(await asClosed(start(level)))),
    });
  };
  return { provider, adapterName, connect };
}

/** The same, whose statements are sent one after the other: its one connection does one at a time, and warns of more. */
function inTurn(transaction: Transaction): Transaction {
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  let last: Promise<unknown> = Promise.resolve();
  const next = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(ask);
    last = answer.catch(() => undefined);
    return answer;
  };
  return Object.assign(transaction, {
    queryRaw: (asked: SqlQuery) => next(() => query(asked)),
    executeRaw: (asked: SqlQuery) => next(() => execute(asked)),
    // What was asked before it is over must not run after it, as one of its own.
    commit: () => next(commit),
    rollback: () => next(rollback),
  });
}

/** The same, which leaves out hints for SQLite, gives texts without NUL and answers numbers. */
function answering<Queryable extends SqlQueryable>(queryable: Queryable): Queryable {
  const query = queryable.queryRaw.bind(queryable);
  const execute = queryable.executeRaw.bind(queryable);
  const plain = ({ sql, args, argTypes }: SqlQuery): SqlQuery => ({
    sql: withoutIndexes(sql),
    args: args.map((value) => (typeof value === 'string' ? withoutNul(value) : value)),
    argTypes,
  });
  return Object.assign(queryable, {
    queryRaw: async (asked: SqlQuery) => withNumbers(await asClosed(query(plain(asked)))),
    executeRaw: (asked: SqlQuery) => asClosed(execute(plain(asked))),
  });
}

/** A connection that its server has ended is known as such to whoever reads from it, and not yet to who writes. */
async function asClosed<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    const isBroken = cause instanceof Error && 'code' in cause && cause.code === 'EPIPE';
    throw isBroken ? new DriverAdapterError({ kind: 'ConnectionClosed' }) : cause;
  }
}

const WIDE: ReadonlySet<unknown> = new Set([ColumnTypeEnum.Int64, ColumnTypeEnum.Numeric]);

/** Prisma makes bigints and decimals of what is wider than 32 bits; of a model’s own fields it knows better itself. */
function withNumbers({ columnTypes, rows, ...result }: SqlResultSet): SqlResultSet {
  const wide = columnTypes.flatMap((type, index) => (WIDE.has(type) ? [index] : []));
  for (const row of wide.length > 0 ? rows : []) {
    for (const index of wide) if (row[index] !== null) row[index] = Number(row[index]);
  }
  return { ...result, rows, columnTypes: columnTypes.map((type) => (WIDE.has(type) ? ColumnTypeEnum.Double : type)) };
}
