import type { Writer } from '@/lib/db/connections/writer';
import { Prisma } from '@/lib/db/generated/client';
import { claimDue } from '@/lib/db/outbox/leases';
import { createMembership } from '@/lib/engine/nodes/membership';
import { createNodeClock } from '@/lib/engine/nodes/node-clock';
import { createStandingWriter } from '@/lib/engine/nodes/standing-writer';
import { createLogger } from '@/lib/platform/log/logger';
import { testNode } from './next-node';

/** A database and nodes whose time passes when the test says so. */
export type TestTime = {
  ms: number;
  /** By how much the clock of the server is ahead that answers now. */
  databaseAheadMs?: number;
};

/** The same writer, to which the database says that it is then. */
export const writerAt = (writer: Writer, time: TestTime): Writer => ({
  ...writer,
  commit: (work, urgency) =>
    writer.commit((tx) => {
      const clock = Prisma.sql`CAST(${time.ms + (time.databaseAheadMs ?? 0)} AS BIGINT)`;
      return work({ ...tx, dialect: { ...tx.dialect, clock } });
    }, urgency),
});

type Options = {
  readonly writer: Writer;
  readonly time: TestTime;
  readonly id: number;
  /** By how much its machine's clock is ahead of the database's. */
  readonly aheadMs?: number;
};

/** A node that beats when it is told to, and claims what is due of messages; its machine's clock is wrong by so much. */
export function startTestMembership({ writer: real, time, id, aheadMs: first = 0 }: Options) {
  let aheadMs = first;
  const wall = () => new Date(time.ms + aheadMs);
  const writer = writerAt(real, time);
  const clock = createNodeClock(wall, () => time.ms);
  const lost: string[] = [];
  /** Whether the database hears nothing of it. */
  let isCutOff = false;
  let takenUp = 0;
  let setBack = 0;
  const membership = createMembership({
    ...{ node: testNode(id), writer, wall, clock, running: () => time.ms, log: createLogger('silent') },
    beats: {
      ...writer,
      commit: (work) => (isCutOff ? Promise.reject(new Error('The network is down.')) : writer.commit(work)),
    },
    look: () => ({ held: 0, carriers: [] }),
    onBeat: () => Promise.resolve(),
    onTakenUp: () => {
      takenUp += 1;
    },
    onSetBack: async () => {
      setBack += 1;
    },
    // As a process does: what nobody sees thrown has not ended it.
    onLost: (cause) => {
      throw cause;
    },
  });
  const standing = createStandingWriter(writer, membership);
  return {
    ...membership,
    ...{ id, clock, lost, standing },
    tick: () => membership.tick().catch((cause: unknown) => void lost.push(String(cause))),
    takenUp: () => takenUp,
    setBack: () => setBack,
    setClock: (ms: number) => {
      aheadMs = ms;
    },
    cutOff: () => {
      isCutOff = true;
    },
    hear: () => {
      isCutOff = false;
    },
    claim: async (limit = 10): Promise<readonly number[]> => {
      const claimed = await standing.commit((tx) =>
        claimDue(tx, 'submission', { nodeId: id, now: clock.now(), limit }),
      );
      return claimed.map((one) => one.id);
    },
  };
}
