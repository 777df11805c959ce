/** Carriers' drivers in a thread of their own, beside the one that writes the database (start-carriers-thread.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { gatherPosts } from '@/lib/platform/threads/gather-posts';
import { createDriver, type DriverSettings } from '../carriers';
import type { FromCarriers, ToThread } from './protocol';
import { serveCarriers } from './serve-carriers';

const settings: DriverSettings = workerData;
const say = gatherPosts<FromCarriers>((messages) => parentPort?.postMessage(messages));
let live = 1;
const obey = serveCarriers((carrier) => createDriver(carrier, { ...settings, liveNodes: () => live }), say);

parentPort?.on('message', (orders: readonly ToThread[]) => {
  for (const order of orders) {
    if (order.kind === 'nodes') live = order.live;
    else obey(order);
  }
});
