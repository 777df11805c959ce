/** The reader's own thread: answers one read after another, in the order in which start-reader-thread.ts asks. */
import { parentPort, workerData } from 'node:worker_threads';
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { openReader } from './open-reader';
import type { FromReader, ReaderThreadData, ToReader } from './start-reader-thread';

const { databaseUrl }: ReaderThreadData = workerData;
const reader = await openReader(databaseUrl);
const say = (answer: FromReader) => parentPort?.postMessage(answer);

async function answer({ id, query }: Exclude<ToReader, 'close'>): Promise<FromReader> {
  try {
    return { kind: 'rows', id, rows: await reader.read(query) };
  } catch (cause) {
    if (isDriverAdapterError(cause)) return { kind: 'refused', id, cause: cause.cause };
    return { kind: 'failed', id, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

parentPort?.on('message', (order: ToReader) => {
  if (order === 'close') void reader.close().then(() => say({ kind: 'closed' }));
  else void answer(order).then(say);
});
say({ kind: 'ready' });
