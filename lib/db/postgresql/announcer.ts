/**
 * PostgreSQL's NOTIFY carries what nodes tell each other. It is sent over a connection of its own, many changes at once:
 * within the transactions that make them, each commit would wait for the one before it. Where it may not have come,
 * everything may have changed: after the connection that listens was lost, and again and again behind a pooler, which
 * lends connections for a transaction and passes nothing on in between.
 */
import { EVERY_CHANGE, readChanges } from '@/lib/domain/nodes/told-changes';
import type { Announcer, AnnouncerOptions } from '../connections/announcer';
import { createChangeTeller } from './change-teller';
import { createEcho } from './echo';
import { startListener } from './listener';

const CHANNEL = 'chappe';

/** Whatever was told or not, nothing is remembered for longer. */
const REMEMBERED_MS = 30_000;

export function openPostgresqlAnnouncer(databaseUrl: string, options: AnnouncerOptions): Announcer {
  const { nodeId, hear, forget, pollMs, liveNodes, log } = options;
  /** What a node tells itself alone. */
  const ownChannel = `${CHANNEL}_${nodeId}`;
  const hearAll = () => {
    for (const change of EVERY_CHANGE) hear(change);
  };
  const teller = createChangeTeller(databaseUrl, { channel: CHANNEL, nodeId, log });
  const echo = createEcho({ ask: () => teller.tell(ownChannel, ''), log });
  const listener = startListener(databaseUrl, {
    channels: [CHANNEL, ownChannel],
    onListening: () => {
      hearAll();
      echo.ask();
    },
    hear: (channel, payload) => {
      if (channel === ownChannel) return echo.heard();
      const told = readChanges(payload);
      if (told === null) return hearAll();
      if (told.nodeId !== nodeId) for (const change of told.changes) hear(change);
    },
    log,
  });
  const poll = setInterval(() => {
    if (echo.isDeaf() && liveNodes() > 1) hearAll();
  }, pollMs);
  const forgetting = setInterval(forget, REMEMBERED_MS);
  return {
    announce: teller.gather,
    close: async () => {
      clearInterval(poll);
      clearInterval(forgetting);
      echo.stop();
      await Promise.all([listener.close(), teller.close()]);
    },
  };
}
