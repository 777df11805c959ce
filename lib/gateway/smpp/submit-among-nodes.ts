/**
 * Parts of one message may come to several nodes: what waits is what their database says. It is looked at first, without
 * a lock, because what the whole says is priced before it is accepted; whether it is still so is asked in the
 * transaction that keeps the part, or accepts the message.
 */
import { listOthers } from '@/lib/db/smpp/submissions';
import { err } from '@/lib/domain/result';
import type { Joins } from '@/lib/domain/smpp/submission';
import { createJoining } from './join-parts';
import type { Submit } from './read-submit';
import type { BoundUser, SmppParts } from './smpp-parts';
import { type Outcome, partOf, type Sending, submitMessage } from './submit-message';

/** Whoever finds it changed has let another node through each time. */
const MOST_LOOKS = 5;

export type PartSubmit = Submit & { readonly joins: Joins };

/** One of several parts. */
export async function submitAmongNodes(
  parts: Sending & Pick<SmppParts, 'lookUps'>,
  user: BoundUser,
  submit: PartSubmit,
): Promise<Outcome> {
  const part = partOf(user, submit, submit.joins);
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const { others, beside } = await listOthers(parts.lookUps, part);
    const outcome = await submitMessage(parts, createJoining(others, beside), user, submit);
    if (outcome.ok) return outcome;
    if (outcome.error !== 'was_last') return err(outcome.error);
  }
  return err('overloaded');
}
