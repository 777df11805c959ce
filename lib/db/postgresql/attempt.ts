/** One try of a piece of work, as a transaction of its lane's. */
import { DatabaseAway } from '../connections/database-away';
import type { SqlTransaction } from '../connections/sql-transaction';
import { type Connection, stateOf } from './connection';

/** Serialisation failure and deadlock: the other one was let through. */
const MET_ANOTHER: ReadonlySet<string | null> = new Set(['40001', '40P01']);

/** Whatever comes after a statement that failed fails so, which says nothing of why. */
const AFTER_A_FAILURE = '25P02';

export type Work<Value> = (tx: SqlTransaction) => Promise<Value>;

/** How one try ended, if not with what the work throws. */
type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'again'; readonly cause: unknown }
  | { readonly kind: 'in doubt'; readonly number: number; readonly value: Value; readonly cause: unknown };

type Mark = { readonly name: string; readonly number: number; readonly isDurable: boolean };

/** @throws what `work` throws, if its transaction could have been committed and the connection goes on. */
export async function attempt<Value>(
  connection: Connection,
  mark: Mark,
  work: Work<Value>,
  latest: number,
): Promise<Outcome<Value>> {
  const deadline = cutAt(connection, latest);
  try {
    return await tryOnce(connection, mark, work, deadline.passed);
  } finally {
    deadline.clear();
  }
}

/** At that moment the connection is cut, and whoever waits for something else is told so. */
function cutAt(connection: Connection, latest: number) {
  const { promise: passed, reject } = Promise.withResolvers<never>();
  passed.catch(() => undefined);
  const cut = () => {
    connection.cut();
    reject(new DatabaseAway());
  };
  const timer = setTimeout(cut, latest - performance.now());
  return { passed, clear: () => clearTimeout(timer) };
}

async function tryOnce<Value>(
  connection: Connection,
  mark: Mark,
  work: Work<Value>,
  isTooLate: Promise<never>,
): Promise<Outcome<Value>> {
  const { tx, firstFailure } = watchFailures(connection.tx);
  const begun = Promise.all([connection.run('BEGIN'), !mark.isDurable && needNotBeOnDisk(tx), writeMark(tx, mark)]);
  // It goes along with the first statement of the work; how it ended is seen in the end.
  begun.catch(() => undefined);
  let value: Value;
  try {
    value = await Promise.race([work(tx), isTooLate]);
    await begun;
  } catch (thrown) {
    const cause = firstFailure() ?? thrown;
    if (connection.isLostBy(cause)) return { kind: 'again', cause };
    await connection.run('ROLLBACK');
    if (MET_ANOTHER.has(stateOf(cause))) return { kind: 'again', cause };
    throw tellingOf(thrown, cause);
  }
  let ended: string;
  try {
    ended = await connection.run('COMMIT');
  } catch (cause) {
    if (connection.isLostBy(cause)) return { kind: 'in doubt', number: mark.number, value, cause };
    if (MET_ANOTHER.has(stateOf(cause))) return { kind: 'again', cause };
    throw cause;
  }
  if (ended === 'COMMIT') return { kind: 'done', value };
  // After a failure that the work kept to itself COMMIT succeeds, and rolls back.
  const cause = firstFailure() ?? new Error('The transaction was rolled back.');
  if (MET_ANOTHER.has(stateOf(cause))) return { kind: 'again', cause };
  throw cause;
}

const tellingOf = (thrown: unknown, first: unknown): unknown => (stateOf(thrown) === AFTER_A_FAILURE ? first : thrown);

/** The same transaction, and what failed first in it. */
function watchFailures(inner: SqlTransaction) {
  let failure: Error | null = null;
  const watch = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (cause) {
      failure ??= cause instanceof Error ? cause : new Error(String(cause));
      throw cause;
    }
  };
  const tx: SqlTransaction = {
    ...inner,
    $executeRaw: (query, ...values) => watch(inner.$executeRaw(query, ...values)),
    $queryRaw: <Rows>(query: Parameters<SqlTransaction['$queryRaw']>[0], ...values: unknown[]) =>
      watch(inner.$queryRaw<Rows>(query, ...values)),
  };
  return { tx, firstFailure: () => failure };
}

/** Said of one transaction, so that none that is to be on the disk gets it with the connection. */
const needNotBeOnDisk = (tx: SqlTransaction) => tx.$executeRaw`SET LOCAL synchronous_commit TO off`;

const writeMark = (tx: SqlTransaction, { name, number }: Mark) =>
  tx.$executeRaw`INSERT INTO "_lanes" (name, done, at) VALUES (${name}, ${number}, now())
    ON CONFLICT (name) DO UPDATE SET done = excluded.done, at = excluded.at`;
