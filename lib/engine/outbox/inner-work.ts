import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { type Claimed, claimDue, claimThese, postpone } from '@/lib/db/outbox/leases';
import type { OwedKind } from '@/lib/db/outbox/outboxes';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import type { Logger } from '@/lib/platform/log/logger';
import type { DueWork } from './due-loop';

type Options<Done> = {
  readonly kind: OwedKind;
  readonly writer: Writer;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Does what these rows ask for, and takes them out. */
  readonly work: (tx: SqlTransaction, ids: readonly number[]) => Promise<Done>;
  /** Ends a row whose last try has failed. */
  readonly giveUp: (tx: SqlTransaction, id: number) => Promise<Done>;
  /** Told after the commit. */
  readonly onDone: (done: Done) => void;
};

/**
 * Work that touches nothing but the database: claimed, done and ended in one transaction, so that a process which dies
 * has done all of it or nothing. When it fails, each row is tried alone, and one at fault is put off and in the end
 * given up, so that it is in nobody's way.
 */
export function createInnerWork<Done>(options: Options<Done>): DueWork {
  const { kind, writer, log, nodeId, now, work, giveUp, onDone } = options;

  /** Of a row that somebody else has taken meanwhile nothing is done: null. */
  const holding = async (tx: SqlTransaction, id: number, act: () => Promise<Done>): Promise<Done | null> =>
    (await claimThese(tx, kind, [id], nodeId)) === 0 ? null : act();

  const doAlone = async (row: Claimed) => {
    try {
      const done = await writer.commit((tx) => holding(tx, row.id, () => work(tx, [row.id])));
      if (done !== null) onDone(done);
    } catch (cause) {
      await putOff(row, cause);
    }
  };

  const putOff = async ({ id, attempts: before }: Claimed, cause: unknown) => {
    const at = now();
    const attempts = before + 1;
    const until = nextTry(kind, { attempts, since: at, now: at, jitter: 0 });
    log.error({ err: cause, work: kind, id, attempts, until }, 'work failed and is undone');
    if (!until) return end(id);
    await writer.commit(async (tx) => {
      await claimThese(tx, kind, [id], nodeId);
      await postpone(tx, kind, [{ id, attempts, until }], nodeId);
    });
  };

  const end = async (id: number) => {
    try {
      const done = await writer.commit((tx) => holding(tx, id, () => giveUp(tx, id)));
      if (done !== null) onDone(done);
    } catch (cause) {
      log.error({ err: cause, work: kind, id }, 'work cannot even be given up: it is held until the next start');
      await writer.commit((tx) => claimThese(tx, kind, [id], nodeId));
    }
  };

  return {
    retryRecording: () => Promise.resolve(),
    doDue: async (limit) => {
      let claimed: readonly Claimed[] = [];
      try {
        const done = await writer.commit(async (tx) => {
          claimed = await claimDue(tx, kind, { nodeId, now: now(), limit });
          return claimed.length === 0
            ? null
            : await work(
                tx,
                claimed.map(({ id }) => id),
              );
        });
        if (done !== null) onDone(done);
      } catch (cause) {
        const [first, ...others] = claimed;
        if (!first) throw cause;
        if (others.length === 0) await putOff(first, cause);
        else for (const row of claimed) await doAlone(row);
      }
      return claimed.length;
    },
  };
}
