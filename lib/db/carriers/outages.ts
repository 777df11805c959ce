import type { CarrierOutage } from '@/lib/domain/carrier/outage';
import type { Database, Transaction } from '../connections/client';

/** Those that were told and are not over, the oldest first. */
export async function readOutages(db: Database | Transaction): Promise<CarrierOutage[]> {
  return db.carrierOutage.findMany({ orderBy: [{ since: 'asc' }, { carrier: 'asc' }] });
}

export async function addOutages(tx: Transaction, outages: readonly CarrierOutage[]): Promise<void> {
  for (const outage of outages) await tx.carrierOutage.create({ data: outage });
}

export async function dropOutages(tx: Transaction, carriers: readonly string[]): Promise<void> {
  await tx.carrierOutage.deleteMany({ where: { carrier: { in: [...carriers] } } });
}
