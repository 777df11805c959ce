import type { Writer } from '../connections/writer';
import { openLane, URGENT } from './lane';

/**
 * PostgreSQL itself writes to the disk at once what several commit at a time, so each piece of work has a transaction of
 * its own here. What nobody waits for has a connection of its own, and so holds nobody up.
 */
export function openPostgresqlWriter(databaseUrl: string): Writer {
  const lanes = { urgent: openLane(databaseUrl, URGENT), ordinary: openLane(databaseUrl) };
  const beside = openLane(databaseUrl, { ...URGENT, isDurable: false });
  const all = [lanes.urgent, lanes.ordinary, beside];
  return {
    commit: (work, urgency = 'ordinary', how) => lanes[urgency].commit(work, how),
    beside: beside.commit,
    isAway: () => lanes.urgent.isAway() || beside.isAway(),
    silentMs: () => Math.max(...all.map((lane) => lane.silentMs())),
    close: async () => {
      await Promise.all(all.map((lane) => lane.close()));
    },
  };
}
