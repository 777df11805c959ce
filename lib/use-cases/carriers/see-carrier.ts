import { listCarriers } from '@/lib/db/carriers/carriers';
import { readSeenIds } from '@/lib/db/carriers/seen-ids';
import { countUnmatched } from '@/lib/db/carriers/unmatched-of-carrier';
import { readWaiting } from '@/lib/db/carriers/waiting';
import { countInDoubt, countUndecided } from '@/lib/db/messages/undecided';
import { type IdBase, MATCHES_TO_LEARN } from '@/lib/domain/delivery/id-base';
import type { Bounded } from '@/lib/domain/instance/health';
import { othersOf, type SeenCarrier, withoutSecrets } from '@/lib/domain/instance/seen-carrier';
import { err, ok } from '@/lib/domain/result';
import type { CarrierQuery } from '@/lib/schemas/carrier-pages';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { certificateEndIn } from '../_shared/ending-certificates';

/** One carrier, with how it runs now and none of its secrets. */
export const seeCarrier = defineInstanceUseCase<
  CarrierQuery,
  SeenCarrier & {
    readonly unmatchedReceipts: Bounded;
    readonly undecided: Bounded;
    readonly learnedIds: IdBase | null;
    readonly certificateEndsAt: Date | null;
  },
  'not_found',
  OperationsDependencies
>({
  action: 'carrier.list',
  run: async ({ db, carrierWatch, now }, { name }) => {
    const carriers = await listCarriers(db);
    const carrier = carriers.find((one) => one.name === name);
    if (!carrier) return err('not_found');
    const running = await carrierWatch.look();
    const seen = await readSeenIds(db, name);
    const live = running.find((one) => one.name === name) ?? null;
    return ok({
      ...withoutSecrets(carrier),
      live,
      others: othersOf(carriers, carrier, new Map(running.map((one) => [one.name, one]))),
      inDoubt: await countInDoubt(db, name),
      ...(await readWaiting(db, { carrier: name, isSole: live !== null && running.length === 1, now })),
      unmatchedReceipts: await countUnmatched(db, name),
      undecided: await countUndecided(db, name),
      certificateEndsAt: certificateEndIn(carrier.setup.settings),
      learnedIds: seen && seen.matches >= MATCHES_TO_LEARN ? seen.base : null,
    });
  },
});
