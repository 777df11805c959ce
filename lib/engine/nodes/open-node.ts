/** This process as a node: alone over a file, or beside others over one database. */

import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { createWriteTurn } from '@/lib/db/connections/write-turn';
import type { Writer } from '@/lib/db/connections/writer';
import { isShared } from '@/lib/db/open/is-shared';
import { openWriter } from '@/lib/db/open/open-writer';
import { enterAlone } from '@/lib/db/outbox/nodes';
import type { Listens, NodeIdentity, NodeState, StoredNode } from '@/lib/domain/instance/node';
import type { Logger } from '@/lib/platform/log/logger';
import type { Loop } from '../outbox/loop';
import { startClockWatch } from './clock-watch';
import { ALL_DUTIES, createDuties, type Duties } from './duties';
import { createMembership, type Membership } from './membership';
import { createNodeClock } from './node-clock';
import { createStandingWriter } from './standing-writer';
import { takeUpOrphans } from './take-up-orphans';

type Work = {
  /** How much this node holds, and how its carriers are. */
  readonly look: () => Pick<NodeState, 'held' | 'carriers'>;
  /** Told every some seconds: there may be duties to take. */
  readonly onBeat: () => Promise<void>;
  /** There is work that others held. */
  readonly onTakenUp: () => void;
  /** The time that nodes agree on was set back. */
  readonly onSetBack: () => Promise<void>;
};

export type ServingNode = {
  readonly id: number;
  /** The time that nodes agree on. */
  readonly now: () => Date;
  /** The same, asked for now where a database says it. */
  timeBy(tx: SqlTransaction): Promise<Date>;
  /** What its loops write by. */
  readonly writer: Writer;
  readonly duties: Duties;
  /** The others that live. */
  others(): readonly StoredNode[];
  state(): Omit<NodeState, 'carriers'>;
  /** Enters it, and takes up what nodes held that are gone. */
  enter(listens: Listens | null): Promise<void>;
  /** From now on it says how its work is. */
  begin(work: Work): void;
  /** After its work has ended. */
  leave(): Promise<void>;
};

type Options = {
  readonly databaseUrl: string;
  readonly node: NodeIdentity;
  readonly writer: Writer;
  readonly log: Logger;
  /** Told when it may not go on. */
  readonly onLost: (cause: Error) => void;
};

export const openNode = (options: Options): ServingNode =>
  isShared(options.databaseUrl) ? openBeside(options) : openAlone(options);

const wall = () => new Date();
const running = () => Number(process.hrtime.bigint() / 1_000_000n);
const TICK_MS = 1_000;
const NOTHING: Work = {
  look: () => ({ held: 0, carriers: [] }),
  onBeat: async () => {},
  onTakenUp: () => {},
  onSetBack: async () => {},
};

function openAlone({ node, writer, log }: Options): ServingNode {
  let { look } = NOTHING;
  let watch: Loop | null = null;
  return {
    id: node.id,
    now: wall,
    timeBy: () => Promise.resolve(wall()),
    writer,
    duties: ALL_DUTIES,
    others: () => [],
    state: () => ({ held: look().held, lagMs: 0, aheadMs: 0 }),
    enter: (listens) =>
      writer.commit(async (tx) => {
        await enterAlone(tx, { ...node, listens }, wall());
        await takeUpOrphans(tx, wall());
      }),
    begin: (work) => {
      ({ look } = work);
      watch = startClockWatch({ log, now: wall, running, onSetBack: work.onSetBack });
    },
    // The next start takes up what it leaves.
    leave: async () => {
      await watch?.stop();
    },
  };
}

function openBeside({ databaseUrl, node, writer, log, onLost }: Options): ServingNode {
  const beats = openWriter(databaseUrl, createWriteTurn());
  const clock = createNodeClock(wall, running);
  let work = NOTHING;
  let timer: NodeJS.Timeout | undefined;
  const membership: Membership = createMembership({
    ...{ node, beats, writer, wall, clock, running, log, onLost },
    look: () => work.look(),
    onBeat: () => work.onBeat(),
    onTakenUp: () => work.onTakenUp(),
    onSetBack: () => work.onSetBack(),
  });
  return {
    id: node.id,
    now: clock.now,
    timeBy: clock.ask,
    writer: createStandingWriter(writer, membership),
    duties: createDuties(writer, node.id, () => membership.others().length + 1),
    others: membership.others,
    state: membership.state,
    enter: async (listens) => {
      await membership.enter(listens);
      // What it throws ends the process.
      timer = setInterval(() => void membership.tick(), TICK_MS);
    },
    begin: (begun) => {
      work = begun;
    },
    leave: async () => {
      clearInterval(timer);
      await membership.leave();
      await beats.close();
    },
  };
}
