import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { buryNodes, databaseTime } from '@/lib/db/outbox/nodes';
import { isSilent, isToBeBuried, nodeInWords, type StoredNode } from '@/lib/domain/instance/node';
import type { Logger } from '@/lib/platform/log/logger';
import type { Heard } from './heartbeat';
import type { NodeClock } from './node-clock';
import { takeUpOrphans } from './take-up-orphans';

type Options = {
  readonly writer: Writer;
  readonly clock: NodeClock;
  readonly onBeat: () => Promise<void>;
  readonly onTakenUp: () => void;
  readonly onSetBack: () => Promise<void>;
  readonly log: Logger;
};

/** What is done after a beat, by what it found: it may take longer than until the next one, which does not wait for it. */
export function createFollowUp({ writer, clock, onBeat, onTakenUp, onSetBack, log }: Options) {
  /** Kept until it is done. */
  let isSetBack = false;
  let underWay: Promise<void> | null = null;
  const takeUp = async (silent: readonly StoredNode[]) => {
    if (!(await writer.commit(takeUpDead))) return;
    log.warn({ nodes: silent.map(nodeInWords) }, 'nodes were not heard of any more: what they held is taken up');
    onTakenUp();
  };
  const tellSetBack = async () => {
    if (!isSetBack) return;
    isSetBack = false;
    await onSetBack().catch((cause: unknown) => {
      isSetBack = true;
      throw cause;
    });
  };
  const follow = async (nodes: readonly StoredNode[], mayBury: boolean) => {
    await tellSetBack();
    const at = clock.now();
    const silent = nodes.filter((one) => isSilent(one, at));
    if (mayBury && (silent.length > 0 || nodes.some((one) => isToBeBuried(one, at)))) await takeUp(silent);
    await onBeat();
  };
  return {
    begin: (nodes: readonly StoredNode[], heard: Heard): void => {
      isSetBack ||= heard.isSetBack;
      underWay ??= follow(nodes, heard.mayBury)
        .catch((cause: unknown) =>
          log.warn({ err: cause }, 'what other nodes left could not be taken up; it is tried again'),
        )
        .finally(() => {
          underWay = null;
        });
    },
    ended: async (): Promise<void> => {
      await underWay;
    },
  };
}

/** Makes everybody's what nodes held that were not heard of for long; whether there are any. */
async function takeUpDead(tx: SqlTransaction): Promise<boolean> {
  if ((await buryNodes(tx)) === 0) return false;
  await takeUpOrphans(tx, await databaseTime(tx));
  return true;
}
