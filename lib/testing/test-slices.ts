import type { Writer } from '@/lib/db/connections/writer';
import { createSliceWriter } from '@/lib/engine/bulk/write-bulk-slice';
import { createLogger } from '@/lib/platform/log/logger';
import { NODE_ID } from './test-database';

/** Lets the loop of bulk sends do what is due at that moment; answers whether there was something. */
export async function writeNextSlice({
  writer,
  now,
}: {
  readonly writer: Writer;
  readonly now: Date;
}): Promise<boolean> {
  const events = { publish: () => undefined };
  const work = createSliceWriter({ writer, events, log: createLogger('silent'), nodeId: NODE_ID, now: () => now });
  return (await work.doDue(1)) > 0;
}
