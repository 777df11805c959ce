import type { z } from 'zod';
import type { Transaction } from '@/lib/db/connections/client';
import { findAct, giveActKeyBack, keepAct, takeActKey } from '@/lib/db/instance/act-keys';
import { type Actor, writeActor } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { digestOf } from '@/lib/platform/crypto/digest';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';

/** Made once for each dialog that is opened; undefined, as in a command: each call is an act of its own. */
export type Keyed = { readonly key?: string | undefined };

type Act<Value> = {
  readonly key: string | undefined;
  /** What is asked for: the same key with anything else, or by somebody else, is refused. */
  readonly asked: object;
  readonly actor: Actor;
  readonly now: Date;
  /** Reads what was answered the first time; nothing secret is in it. */
  readonly outcome: z.ZodType<Value>;
};

/**
 * Does something once under a key, in the transaction that keeps the key: whoever asks again because an answer was lost
 * is answered as the first time, and nothing is done. A refusal uses up no key.
 */
export async function onceUnderKey<Value, Code extends string>(
  tx: Transaction,
  { key, asked, actor, now, outcome: schema }: Act<Value>,
  perform: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'act_key_taken'>> {
  if (key === undefined) return perform();
  const keyHash = hashSecret(key);
  const digest = digestOf(JSON.stringify([writeActor(actor), asked]));
  if (!(await takeActKey(tx, { keyHash, digest }, now))) {
    const kept = await findAct(tx, keyHash, now);
    return kept?.digest === digest ? ok(schema.parse(JSON.parse(kept.outcome))) : err('act_key_taken');
  }
  const done = await perform();
  if (done.ok) await keepAct(tx, keyHash, JSON.stringify(done.value));
  else await giveActKeyBack(tx, keyHash);
  return done;
}
