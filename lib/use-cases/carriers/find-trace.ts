import type { TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { ok } from '@/lib/domain/result';
import type { CarrierTraceQuery } from '@/lib/schemas/carrier-pages';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

export type FoundTrace = {
  readonly entries: readonly TraceEntry[];
  /** Another node runs the carrier, and has not answered. */
  readonly isSilent: boolean;
};

/** What a carrier was last told and said, as far as it is looked for; nothing of one that does not run. */
export const findTrace = defineInstanceUseCase<CarrierTraceQuery, FoundTrace, never, OperationsDependencies>({
  action: 'carrier.trace',
  run: async ({ carrierWatch }, { name, ...wanted }) => {
    const trace = await carrierWatch.trace(name);
    if (trace === 'silent') return ok({ entries: [], isSilent: true });
    return ok({ entries: (trace ?? []).filter((entry) => isWanted(entry, wanted)), isSilent: false });
  },
});

function isWanted(
  { direction, isFault, what, status, msisdn, carrierId, exchange }: TraceEntry,
  wanted: Omit<CarrierTraceQuery, 'name'>,
): boolean {
  if (wanted.direction !== '' && wanted.direction !== direction) return false;
  if (wanted.outcome === 'fault' && !isFault) return false;
  const part = wanted.search.toLowerCase();
  // A number is searched for as it is shown, too.
  if (/^\+\d[\d\s]*$/.test(part)) return msisdn?.includes(part.replaceAll(/\D/g, '')) ?? false;
  return [what, status, msisdn, carrierId, exchange].some((one) =>
    String(one ?? '')
      .toLowerCase()
      .includes(part),
  );
}
