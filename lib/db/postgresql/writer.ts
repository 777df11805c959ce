import type { Writer } from '../connections/writer';
import { openLane } from './lane';

/**
 * PostgreSQL itself writes to the disk at once what several commit at a time, so each piece of work has a transaction of
 * its own here. What nobody waits for has a connection of its own, and so holds nobody up.
 */
export function openPostgresqlWriter(databaseUrl: string): Writer {
  // What a node claims it holds for as long as it lives: it has to learn what it has claimed, however long that takes.
  const ordinary = openLane(databaseUrl, { longestDoubtMs: Number.POSITIVE_INFINITY });
  const lanes = { urgent: openLane(databaseUrl), ordinary };
  const beside = openLane(databaseUrl, { isDurable: false });
  return {
    commit: (work, urgency = 'ordinary') => lanes[urgency].commit(work),
    beside: beside.commit,
    close: async () => {
      await Promise.all([lanes.urgent.close(), lanes.ordinary.close(), beside.close()]);
    },
  };
}
