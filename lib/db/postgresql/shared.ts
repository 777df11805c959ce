/** Memory of several nodes. Times are the database's, because nodes' clocks differ. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { SIGNATURE_WINDOW_SECONDS } from '@/lib/domain/api-key/signed-call';
import type { SharedFailures } from '@/lib/domain/rate-limit/guess';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';
import { digestOf } from '@/lib/platform/crypto/digest';
import type { Database } from '../connections/client';
import { list } from '../connections/fragments';
import type { Shared } from '../connections/shared';

const SWEEP_EVERY_MS = 60_000;

/** Times at both ends of the window are taken, by clocks that may each be a minute off. */
const SIGNATURES_KNOWN_SECONDS = 2 * SIGNATURE_WINDOW_SECONDS + 120;

/** For how long somebody waits for a database that does not answer. */
const LONGEST_WAIT_MS = 5_000;
const PAUSE_MS = 100;

export function sharedBy(db: Database): Shared {
  const sweepSignatures = seldom(
    () =>
      db.$executeRaw`DELETE FROM "_signatures" WHERE "at" < now() - make_interval(secs => ${SIGNATURES_KNOWN_SECONDS})`,
  );
  return {
    failures: (kind, rule) => failuresBy(db, kind, rule),
    takeSignature: async (beginning) => {
      await sweepSignatures();
      const taker = randomUUID();
      return persist(() => takeAs(db, taker, beginning));
    },
  };
}

/** Whether it is this taker's; asked once more by the same it is so still, for an answer may be lost behind what is kept. */
async function takeAs(db: Database, taker: string, beginning: number): Promise<boolean> {
  const taken = await db.$executeRaw`
    INSERT INTO "_signatures" AS kept ("signature", "taker", "at") VALUES (${beginning}, CAST(${taker} AS UUID), now())
    ON CONFLICT ("signature") DO UPDATE SET "at" = now() WHERE kept."taker" = excluded."taker"`;
  return taken === 1;
}

/** Does what can be done twice until it is answered. @throws what prevents that, when it does so for long. */
async function persist<Value>(work: () => Promise<Value>): Promise<Value> {
  const latest = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      return await work();
    } catch (cause) {
      if (performance.now() >= latest) throw cause;
      await setTimeout(PAUSE_MS);
    }
  }
}

/** A bucket is there while it is not full. What was typed as a login may be anything, so its digest is kept alone. */
function failuresBy(db: Database, kind: string, { capacity, refillPerSecond }: BucketRule): SharedFailures {
  // Those that another node is just writing go the next time.
  const sweep = seldom(
    () => db.$executeRaw`DELETE FROM "_guesses" WHERE "name" IN (
      SELECT "name" FROM "_guesses" WHERE "fullAt" < now() FOR UPDATE SKIP LOCKED)`,
  );
  const nameOf = (limit: string) => digestOf(`${kind} ${limit}`);
  const take = (name: string) => db.$executeRaw`
    INSERT INTO "_guesses" AS kept ("name", "left", "at", "fullAt")
    VALUES (${name}, CAST(${capacity} AS DOUBLE PRECISION) - 1, now(), now() + make_interval(secs => 1 / CAST(${refillPerSecond} AS DOUBLE PRECISION)))
    ON CONFLICT ("name") DO UPDATE SET ("left", "at", "fullAt") = (
      SELECT after."left", now(), now() + make_interval(secs => (${capacity} - after."left") / CAST(${refillPerSecond} AS DOUBLE PRECISION))
      FROM (SELECT greatest(0, least(${capacity}, kept."left" + extract(epoch FROM now() - kept."at") * ${refillPerSecond}) - 1) AS "left") AS after)`;
  return {
    usedUp: async (limits) => {
      const names = new Map(limits.map((limit) => [nameOf(limit), limit]));
      const found = await db.$queryRaw<{ name: string }[]>`
        SELECT "name" FROM "_guesses" WHERE "name" IN (${list([...names.keys()])})
          AND "left" + extract(epoch FROM now() - "at") * CAST(${refillPerSecond} AS DOUBLE PRECISION) < 1`;
      return found.flatMap(({ name }) => names.get(name) ?? []);
    },
    take: async (limits) => {
      await sweep();
      // One after the other, so that nobody holds one and waits for the next.
      for (const limit of limits) await take(nameOf(limit));
    },
  };
}

/** Does it once a minute at most, whoever asks; how many rows it took is nobody's business. */
function seldom(work: () => Promise<unknown>): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SWEEP_EVERY_MS) return;
    last = performance.now();
    await work();
  };
}
