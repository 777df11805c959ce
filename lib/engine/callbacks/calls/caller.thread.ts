/** Calls customers' URLs in a thread of its own (start-caller-thread.ts), beside the one that writes the database. */
import { parentPort, workerData } from 'node:worker_threads';
import { openCallbackSecrets } from '@/lib/db/open/open-callback-secrets';
import { gatherPosts } from '@/lib/platform/threads/gather-posts';
import { createCallbackCaller } from './callback-caller';
import { scheduleCalls } from './schedule-calls';
import type { CallerThreadData, FromCaller, ToCaller } from './start-caller-thread';

const data: CallerThreadData = workerData;
const secrets = openCallbackSecrets(data.databaseUrl);
const caller = scheduleCalls(
  createCallbackCaller({ allowedRanges: data.allowedRanges, secretsOf: secrets.of, isOwed: secrets.isOwed }),
);
const say = gatherPosts<FromCaller>((answers) => parentPort?.postMessage(answers));

parentPort?.on('message', (orders: readonly ToCaller[]) => {
  for (const order of orders) {
    if (order === 'ping') say('pong');
    else if (order === 'close') {
      void caller
        .close()
        .then(() => secrets.close())
        .then(() => say('closed'));
    } else void caller.call(order.call).then((answer) => say({ id: order.id, answer }));
  }
});
