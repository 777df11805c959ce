/**
 * `npm run bench:pipeline [-- SECONDS]`: from http2sms to the delivered status at the customer's URL, everything under
 * way at once. Scripts send as fast as they are answered; what counts is how many "delivered" callbacks arrive.
 */
import { setTimeout } from 'node:timers/promises';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { printMachine, printTable } from './_shared/report';

const SCRIPTS = 64;
/** Scripts wait while this many messages are under way, so that the figure is a sustained one. */
const MOST_UNDER_WAY = 20_000;
const PAUSE_MS = 20;

const seconds = Number(process.argv[2] ?? 60);
printMachine();
const receiver = await startCallbackReceiver();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error', SIMULATED_CARRIER_SPEED: '1000000' } });
await addBenchUser(chappe, receiver.url);
const delivered = () => receiver.received.filter((query) => query.get('ptt') === '4').length;

let accepted = 0;
let counted = 0;
const end = performance.now() + seconds * 1000;
const scripts = Array.from({ length: SCRIPTS }, async () => {
  while (performance.now() < end) {
    if (accepted - counted > MOST_UNDER_WAY) {
      await setTimeout(PAUSE_MS);
      continue;
    }
    const answer = await (await fetch(chappe.url + uniqueSend())).text();
    if (!answer.startsWith('OK')) throw new Error(answer);
    accepted += 1;
  }
});
const watch = (async () => {
  while (performance.now() < end) {
    await setTimeout(1_000);
    counted = delivered();
  }
})();
await Promise.all([...scripts, watch]);
const inTime = delivered();
await receiver.close();
await chappe.stop();
printTable(
  ['', 'total', 'per second'],
  [
    ['accepted', accepted, Math.round(accepted / seconds)],
    ['delivered and called back', inTime, Math.round(inTime / seconds)],
    ['callbacks received', receiver.received.length, Math.round(receiver.received.length / seconds)],
  ],
);
