import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { databaseTime } from '@/lib/db/outbox/nodes';

export type NodeClock = {
  now(): Date;
  /** By how much this machine's clock is ahead of what is told by `now`. */
  aheadMs(): number;
  /** Asks the database what time it is, and learns it. */
  ask(tx: Pick<SqlTransaction, '$queryRaw' | 'dialect'>): Promise<Date>;
  /** The database said what time it is, somewhere between two looks at this machine's clock. */
  learn(databaseAt: Date, asked: Date, heard: Date): void;
};

/**
 * The database's time, told without asking it: machines' clocks differ, and nodes work on one queue. It moves by no more
 * than an answer shows it to be wrong, so that slow answers do not make it jump.
 */
export function createNodeClock(wall: () => Date): NodeClock {
  let aheadMs: number | null = null;
  const learn: NodeClock['learn'] = (databaseAt, asked, heard) => {
    const [least, most] = [asked.getTime() - databaseAt.getTime(), heard.getTime() - databaseAt.getTime()];
    const known = aheadMs ?? Math.round((least + most) / 2);
    aheadMs = Math.min(most, Math.max(least, known));
  };
  return {
    now: () => new Date(wall().getTime() - (aheadMs ?? 0)),
    aheadMs: () => aheadMs ?? 0,
    learn,
    ask: async (tx) => {
      const asked = wall();
      const at = await databaseTime(tx);
      learn(at, asked, wall());
      return at;
    },
  };
}
