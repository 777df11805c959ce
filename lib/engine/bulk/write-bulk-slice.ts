import type { Writer } from '@/lib/db/connections/writer';
import { writeSlice } from '@/lib/db/messages/write-slice';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import type { DueWork } from '../outbox/due-loop';
import { createInnerWork } from '../outbox/inner-work';
import { giveBackSlice, type SliceDone } from './give-back-slice';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
};

/** Writes slices of bulk sends as messages, one at a time, oldest first; what was held for one that fails is given back. */
export function createSliceWriter({ events, ...common }: Dependencies): DueWork {
  return createInnerWork<SliceDone[]>({
    ...common,
    kind: 'slice',
    work: async (tx, ids) => {
      const done: SliceDone[] = [];
      for (const id of ids) done.push({ ...(await writeSlice(tx, id, common.now())), changes: ['messages'] });
      return done;
    },
    giveUp: async (tx, id) => [await giveBackSlice(tx, id, common.now())],
    onDone: (done) => {
      for (const { accountId, changes } of done) for (const type of changes) events.publish({ type, accountId });
    },
  });
}
