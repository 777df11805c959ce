/** Carriers' drivers in a thread of their own, beside the one that writes the database (start-carriers-thread.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { createOutbox } from '@/lib/platform/threads/outbox';
import { type CarrierSettings, connectCarriers } from '../carriers';
import type { FromCarriers, ToCarriers } from './protocol';
import { serveCarriers } from './serve-carriers';

const settings: CarrierSettings = workerData;
const say = createOutbox<FromCarriers>((messages) => parentPort?.postMessage(messages));
const obey = serveCarriers(connectCarriers(settings), say);

parentPort?.on('message', (orders: readonly ToCarriers[]) => {
  for (const order of orders) obey(order);
});
