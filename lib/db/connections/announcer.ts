import type { ToldChange } from '@/lib/domain/nodes/told-changes';
import type { Logger } from '@/lib/platform/log/logger';

/** How a node tells the others of an instance what it has changed, once that is in the database. */
export type Announcer = {
  /** Soon, and however often the same comes, once; nobody waits for it. */
  announce(change: ToldChange): void;
  close(): Promise<void>;
};

export type AnnouncerOptions = {
  readonly nodeId: number;
  /** Told what another node has changed, and whatever may have changed while nobody listened. */
  readonly hear: (change: ToldChange) => void;
  /** Told now and then: what is remembered is read again, so that nothing that was never told lasts. */
  readonly forget: () => void;
  /** How often all of it is taken to have changed where the database tells nobody anything. */
  readonly pollMs: number;
  /** How many nodes there are, this one included. */
  readonly liveNodes: () => number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

/** Of the only node: whoever listens hears it in the process itself. */
export const ALONE: Announcer = { announce: () => undefined, close: () => Promise.resolve() };
