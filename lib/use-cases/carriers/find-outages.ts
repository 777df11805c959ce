import { findWithUnconfirmedNumbers } from '@/lib/db/accounts/reply-numbers';
import { listCarriers } from '@/lib/db/carriers/carriers';
import { readOutages } from '@/lib/db/carriers/outages';
import { readWaitingForAny } from '@/lib/db/health/waiting-for-any';
import { carriersUndecided, countUndecided } from '@/lib/db/messages/undecided';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { type EndingCertificate, hasEnded } from '@/lib/domain/carrier/certificate';
import { type CarrierOutage, type Taking, takingOf } from '@/lib/domain/carrier/outage';
import type { Bounded, WaitingMessages } from '@/lib/domain/instance/health';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { endingCertificates } from '../_shared/ending-certificates';

/** What instance owners should look after at carriers. */
export type CarrierTroubles = Taking & {
  /** Of every account, what waits then; null: nothing does, or carriers take it. */
  readonly waiting: WaitingMessages | null;
  /** Those whose owners were told that they are down, and that still are. */
  readonly outages: readonly CarrierOutage[];
  /** Those of which messages wait for a person to decide. */
  readonly undecided: readonly (Bounded & { readonly carrier: string })[];
  /** Those whose client certificate ends soon or has ended. */
  readonly certificates: readonly (EndingCertificate & { readonly isOver: boolean })[];
  /** While messages really leave: enabled accounts whose replies lead nowhere, with the name of one; null: there is none. */
  readonly unconfirmedNumbers: (Bounded & { readonly serviceName: string }) | null;
};

/** Carriers that somebody should look after. */
export const findOutages = defineInstanceUseCase<undefined, CarrierTroubles>({
  action: 'carrier.list',
  run: async ({ db, now }) => {
    const carriers = await listCarriers(db);
    // Of a deleted one, too, and in the order of the others.
    const names = new Set([...carriers.map(({ name }) => name), ...(await carriersUndecided(db))]);
    const counted = [...names].map(async (name) => ({ carrier: name, ...(await countUndecided(db, name)) }));
    const undecided = (await Promise.all(counted)).filter(({ count }) => count > 0);
    const certificates = endingCertificates(carriers, now).map((one) => ({ ...one, isOver: hasEnded(one, now) }));
    const enabled = carriers
      .filter(({ disabledAt }) => disabledAt === null)
      .map(({ name, setup }) => ({ name, kind: setup.kind }));
    const outages = await readOutages(db);
    const taking = takingOf(enabled, outages);
    const isReal = enabled.some(({ kind }) => kind !== SEEMING_KIND);
    const unconfirmedNumbers = isReal ? await findWithUnconfirmedNumbers(db) : null;
    return ok({
      ...taking,
      waiting: taking.isNoneTaking ? await readWaitingForAny(db, now) : null,
      outages,
      undecided,
      certificates,
      unconfirmedNumbers,
    });
  },
});
