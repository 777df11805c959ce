/** Whatever carriers, processes and people do about a message that may have been sent, in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideUndecided } from '@/lib/db/messages/undecided';
import type { Decision } from '@/lib/domain/delivery/decision';
import { succeed } from '@/lib/testing/next-node';
import { accepted, REFUSED, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { createTestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { SegmentResult } from '../carriers/contract/driver';

const ASKING = { whenUnknown: 'hold' } as const;
const STEP_MS = 120_000;

const ANSWERS = {
  unknown: UNKNOWN,
  later: { kind: 'later', text: 'throttled' },
  accepted: accepted('A'),
  refused: REFUSED,
} as const satisfies Readonly<Record<string, SegmentResult>>;

type Step =
  | { readonly does: 'answer'; readonly how: keyof typeof ANSWERS }
  | { readonly does: 'answer late' | 'die' }
  | { readonly does: 'decide'; readonly decision: Decision };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .constantFrom('unknown', 'unknown', 'later', 'accepted', 'refused')
    .map((how) => ({ does: 'answer' as const, how })),
  fc.constantFrom('answer late', 'die').map((does) => ({ does })),
  fc.constantFrom('again', 'again', 'sent', 'end').map((decision) => ({ does: 'decide' as const, decision })),
);

/** One message, its carrier, and the processes that serve one after the other. */
async function startTrial() {
  const delivery = await createTestDelivery();
  const id = await delivery.sendTo('+33612345678');
  let nodeId = 1;
  let node = startPromptedNode(delivery, { ...ASKING, nodeId });
  let atMs = 0;
  /** How often it was given to the carrier, how often it may have been, and whether nobody knew of one. */
  const seen = { given: 0, allowed: 1, wasDoubted: false };
  const row = () => delivery.db.dispatch.findFirst();
  const isGiven = async () => (await row())?.leasedBy === nodeId;

  const answer = async (how: keyof typeof ANSWERS) => {
    if (!(await isGiven())) return;
    const attempt = ((await row())?.attempts ?? 0) + 1;
    if (how === 'unknown') seen.wasDoubted = true;
    // It has certainly not been sent by that try.
    if (how === 'later') seen.allowed += 1;
    await node.answer(id, attempt, { 1: ANSWERS[how] });
  };
  const answerLate = async () => {
    if (!(await isGiven()) && ((await row())?.attempts ?? 1) > 0) await node.answer(id, 1, { 1: accepted('late') });
  };
  const die = async () => {
    if (await isGiven()) seen.wasDoubted = true;
    nodeId += 1;
    await delivery.writer.commit(async (tx) => {
      await succeed(tx, nodeId, NOW);
    });
    node = startPromptedNode(delivery, { ...ASKING, nodeId });
  };
  const decide = async (decision: Decision) => {
    const until = new Date(NOW.getTime() + atMs);
    const decided = await delivery.writer.commit((tx) =>
      decideUndecided(tx, { carrier: 'simulated', isTaking: true, decision, messageId: id, until, limit: 1 }, until),
    );
    if (decision === 'again') seen.allowed += decided.length;
  };
  const take = (next: Step) => {
    if (next.does === 'answer') return answer(next.how);
    if (next.does === 'decide') return decide(next.decision);
    return next.does === 'die' ? die() : answerLate();
  };
  return {
    ...{ delivery, id, seen, row },
    move: async (next: Step) => {
      const before = node.given.length;
      await node.dispatch(atMs);
      seen.given += node.given.length - before;
      await take(next);
      atMs += STEP_MS;
    },
  };
}

test('it is given again only by a decision, refunded once at most and only if it was not sent, and never lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const { delivery, id, seen, row, move } = await startTrial();
      for (const next of steps) {
        await move(next);
        expect(seen.given).toBeLessThanOrEqual(seen.allowed);
      }
      const { state, refundedAt } = await delivery.message(id);
      expect((await row()) !== null).toBe(state === 'accepted');
      expect(refundedAt !== null && seen.wasDoubted).toBe(false);
      const refunds = await delivery.db.creditMovement.count({ where: { kind: 'refund' } });
      expect(refunds).toBe(refundedAt === null ? 0 : 1);
      await delivery.closeBalanced();
    }),
    { numRuns: 25 },
  );
});
