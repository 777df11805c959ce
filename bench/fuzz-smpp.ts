/**
 * `npm run fuzz:smpp [-- FRAMES [SEED]]`: damaged frames through codec and session, a million unless told. Fails when one
 * throws, when a request is not answered once, or when what is held grows by 20 MB. A seed finds the same every time.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fuzzSmpp } from '../lib/testing/fuzz-smpp';
import { printLine, printMachine, printTable } from './_shared/report';

const MOST_GROWTH = 20 * 1024 * 1024;
const WARM_UP_FRAMES = 10_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const heldBytes = () => {
  collect();
  return process.memoryUsage().heapUsed;
};

const frames = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 32);
printMachine();
fuzzSmpp(WARM_UP_FRAMES, seed + 1);
const before = heldBytes();
const begun = performance.now();
const found = fuzzSmpp(frames, seed);
const seconds = (performance.now() - begun) / 1000;
const growth = heldBytes() - before;
printTable(
  [`seed ${seed}`, 'frames', 'requests', 'delivered', 'refused', 'not answered once', 'seconds', 'growth kB'],
  [
    [
      '',
      found.frames,
      found.requests,
      found.delivered,
      found.refused,
      found.unanswered,
      seconds.toFixed(1),
      Math.round(growth / 1024),
    ],
  ],
);
if (found.frames !== frames || found.unanswered > 0 || growth > MOST_GROWTH) {
  printLine('A frame was lost or not answered once, or memory grew by more than 20 MB.');
  process.exitCode = 1;
}
