/** Calls customers' URLs in a thread of its own (start-sender-thread.ts), beside the one that writes the database. */
import { parentPort, workerData } from 'node:worker_threads';
import { createOutbox } from '../threads/outbox';
import { scheduleCalls } from './schedule-calls';
import { createCallbackSender } from './send-callback';
import type { FromSender, SenderThreadData, ToSender } from './start-sender-thread';

const data: SenderThreadData = workerData;
const sender = scheduleCalls(createCallbackSender(data));
const say = createOutbox<FromSender>((answers) => parentPort?.postMessage(answers));

parentPort?.on('message', (orders: readonly ToSender[]) => {
  for (const order of orders) {
    if (order === 'ping') say('pong');
    else if (order === 'close') void sender.close().then(() => say('closed'));
    else void sender.send(order.call).then((answer) => say({ id: order.id, answer }));
  }
});
