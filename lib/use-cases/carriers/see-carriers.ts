import { listCarriers } from '@/lib/db/carriers/carriers';
import { readWaiting } from '@/lib/db/carriers/waiting';
import { countInDoubt } from '@/lib/db/messages/undecided';
import { isLookedFor, othersOf, type SeenCarrier, withoutSecrets } from '@/lib/domain/instance/seen-carrier';
import { type NumberedPage, placeOfPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { CARRIER_PAGE_SIZE, type CarrierListQuery } from '@/lib/schemas/carrier-pages';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** One page of the carriers, by preference, with how each runs now. */
export const seeCarriers = defineInstanceUseCase<
  CarrierListQuery,
  NumberedPage<SeenCarrier>,
  never,
  OperationsDependencies
>({
  action: 'carrier.list',
  run: async ({ db, carrierWatch, now }, query) => {
    const carriers = await listCarriers(db);
    const found = carriers.filter((carrier) => isLookedFor(carrier, query));
    const { page, offset } = placeOfPage({ page: query.page, limit: CARRIER_PAGE_SIZE }, found.length);
    const live = new Map((await carrierWatch.look()).map(({ name, ...one }) => [name, one]));
    const shown = found.slice(offset, offset + CARRIER_PAGE_SIZE).map(async (carrier) => {
      const runs = live.get(carrier.name) ?? null;
      const isSole = runs !== null && live.size === 1;
      const due = await readWaiting(db, { carrier: carrier.name, isSole, now });
      const inDoubt = await countInDoubt(db, carrier.name);
      const others = othersOf(carriers, carrier, live);
      return { ...withoutSecrets(carrier), live: runs, others, inDoubt, ...due };
    });
    const rows = await Promise.all(shown);
    return ok({ rows, total: found.length, page });
  },
});
