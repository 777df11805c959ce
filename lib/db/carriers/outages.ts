import type { CarrierOutage, NoneEnabled } from '@/lib/domain/carrier/outage';
import type { Database, Transaction } from '../connections/client';

/** Stands for a carrier's name where none is enabled: no carrier's is empty. */
const NONE_ENABLED = '';

/** Those that were told and are not over, the oldest first. */
export async function readOutages(db: Database | Transaction): Promise<CarrierOutage[]> {
  return db.carrierOutage.findMany({
    where: { carrier: { not: NONE_ENABLED } },
    orderBy: [{ since: 'asc' }, { carrier: 'asc' }],
  });
}

export async function addOutages(tx: Transaction, outages: readonly CarrierOutage[]): Promise<void> {
  for (const outage of outages) await tx.carrierOutage.create({ data: outage });
}

export async function dropOutages(tx: Transaction, carriers: readonly string[]): Promise<void> {
  await tx.carrierOutage.deleteMany({ where: { carrier: { in: [...carriers] } } });
}

/** Null: it was not told, or is over. */
export async function readNoneEnabled(db: Database | Transaction): Promise<NoneEnabled | null> {
  return db.carrierOutage.findUnique({ where: { carrier: NONE_ENABLED } });
}

export const addNoneEnabled = (tx: Transaction, told: NoneEnabled): Promise<void> =>
  addOutages(tx, [{ carrier: NONE_ENABLED, since: told.since, toldAt: told.toldAt }]);

export const dropNoneEnabled = (tx: Transaction): Promise<void> => dropOutages(tx, [NONE_ENABLED]);
