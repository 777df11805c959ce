import { setImmediate } from 'node:timers/promises';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';

/**
 * The same transaction, which counts how often it waits for the database: statements that are asked for together wait
 * once, and none is answered before all of them are, as if the network were slower than everything else.
 */
export function countWaits(inner: SqlTransaction): { readonly tx: SqlTransaction; waits(): number } {
  let waits = 0;
  let asked: Promise<unknown>[] = [];
  let answered: Promise<void> | null = null;
  const answerAll = async () => {
    await setImmediate();
    await Promise.allSettled(asked);
    waits += 1;
    asked = [];
    answered = null;
  };
  const wait = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    asked.push(answer);
    answered ??= answerAll();
    await answered;
    return answer;
  };
  const tx: SqlTransaction = {
    ...inner,
    $executeRaw: (query, ...values) => wait(inner.$executeRaw(query, ...values)),
    $queryRaw: <Rows>(query: Parameters<SqlTransaction['$queryRaw']>[0], ...values: unknown[]) =>
      wait(inner.$queryRaw<Rows>(query, ...values)),
  };
  return { tx, waits: () => waits };
}
