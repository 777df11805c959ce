import { keepTrial } from '@/lib/db/carriers/trials';
import { inTransaction } from '@/lib/db/connections/client';
import type { TrialAnswer } from '@/lib/domain/carrier/live-carrier';
import { err, ok } from '@/lib/domain/result';
import { segmentText } from '@/lib/domain/sms/segmentation';
import type { TestCarrier } from '@/lib/schemas/carrier-trial';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = TestCarrier & { readonly name: string };

/** "Class 1": what a message is without a class. */
const NO_CLASS = 1;

/** Far beyond the ids of messages, which are counted. */
const idOfTrial = (now: Date): number => now.getTime() * 1_000;

type Refusal = 'carrier_not_running' | 'carrier_node_silent';

/** Sends a message of nobody by one carrier: no account pays for it, and no log but the instance's audit log has it. */
export const tryCarrier = defineInstanceUseCase<Input, TrialAnswer, Refusal, OperationsDependencies>({
  action: 'carrier.test',
  subject: ({ name, number }) => `${name} to ${number}`,
  run: async ({ db, carrierWatch, now, clock }, { name, number, sender, text }, actor) => {
    const { encoding, segmentCount } = segmentText(text);
    const message = { id: idOfTrial(now), sender, recipient: number, text, encoding, smsClass: NO_CLASS, segmentCount };
    const answer = await carrierWatch.tryWith(name, message);
    if (answer === null) return err('carrier_not_running');
    if (answer === 'silent') return err('carrier_node_silent');
    const { carrierId } = answer;
    await inTransaction(db, async (tx) => {
      // What is reported of it is of no message, and nothing to look after.
      if (carrierId !== null) await keepTrial(tx, name, carrierId, now);
      const by = { actor, now: clock() };
      await recordOnInstance(tx, by, { action: 'carrier.test', subject: name, after: { number, sender } });
    });
    return ok(answer);
  },
});
