import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { databaseTime } from '@/lib/db/outbox/nodes';

export type NodeClock = {
  now(): Date;
  /** By how much this machine's clock is ahead of what is told by `now`. */
  aheadMs(): number;
  /** Asks the database what time it is, and learns it. */
  ask(tx: Pick<SqlTransaction, '$queryRaw' | 'dialect'>): Promise<Date>;
  /** The database said what time it is, somewhere between two looks at the clock that nobody sets. */
  learn(databaseAt: Date, asked: number, heard: number): void;
};

/**
 * The database's time, told without asking it: machines' clocks differ, and nodes work on one queue. Once it was told it
 * goes on by a clock that nobody sets, and moves by no more than an answer shows it to be wrong, so that neither who sets
 * this machine's clock nor slow answers make it jump.
 */
export function createNodeClock(wall: () => Date, running: () => number): NodeClock {
  /** What the database's time is ahead of the running clock; null: it was not told yet. */
  let offset: number | null = null;
  const learn: NodeClock['learn'] = (databaseAt, asked, heard) => {
    const [least, most] = [databaseAt.getTime() - heard, databaseAt.getTime() - asked];
    const known = offset ?? Math.round((least + most) / 2);
    offset = Math.min(most, Math.max(least, known));
  };
  const now = () => (offset === null ? wall() : new Date(running() + offset));
  return {
    now,
    aheadMs: () => wall().getTime() - now().getTime(),
    learn,
    ask: async (tx) => {
      const asked = running();
      const at = await databaseTime(tx);
      learn(at, asked, running());
      return at;
    },
  };
}
