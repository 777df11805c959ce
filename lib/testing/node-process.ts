/**
 * A process that is one node of several, to be killed: node-process.ts URL SKEW_MS WHAT. Its clock is wrong by so much.
 * `claim`: it claims what is due until nothing is, and says what. `serve`: it runs carriers and moves messages on.
 */
import { randomInt } from 'node:crypto';
import { createWriteTurn } from '@/lib/db/connections/write-turn';
import { openWriter } from '@/lib/db/open/open-writer';
import { claimDue } from '@/lib/db/outbox/leases';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createEngine } from '@/lib/engine/engine';
import { openNode } from '@/lib/engine/nodes/open-node';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from './carriers-here';
import { testNode } from './next-node';

const [databaseUrl = '', skewMs = '0', what = ''] = process.argv.slice(2);
const log = createLogger('silent');

const machineTime = Date.now;
Date.now = () => machineTime() + Number(skewMs);
globalThis.Date = new Proxy(Date, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 ? [target.now()] : given),
});

/** Looks without finding anything, before it is over: others may be claiming what it looks at. */
const LOOKS = 20;

async function claim(): Promise<void> {
  const writer = openWriter(databaseUrl, createWriteTurn());
  const onLost = (cause: Error) => {
    throw cause;
  };
  const node = openNode({ databaseUrl, node: testNode(randomInt(2 ** 31)), writer, log, onLost });
  await node.enter(null);
  for (let idle = 0; idle < LOOKS; ) {
    const claimed = await node.writer.commit((tx) =>
      claimDue(tx, 'submission', { nodeId: node.id, now: node.now(), limit: 7 }),
    );
    idle = claimed.length === 0 ? idle + 1 : 0;
    for (const { id } of claimed) process.stdout.write(`${id}\n`);
  }
  // It ends without leaving, as one that is killed does: what it has claimed stays its own.
  process.exit(0);
}

async function serve(): Promise<void> {
  const carriers = { simulated: { speed: 1_000_000 }, publicUrl: '' };
  const nothing = () => undefined;
  const engine = createEngine(
    { node: testNode(randomInt(2 ** 31)), databaseUrl, carriers },
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    carriersHere(carriers),
    { publish: nothing, batchCommitted: nothing, carrierAnswered: nothing, callbackAnswered: nothing },
    log,
  );
  await engine.work();
  process.stdout.write('works\n');
}

await (what === 'claim' ? claim() : serve());
