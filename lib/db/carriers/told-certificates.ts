/** Of which of carriers' certificates their owners were told that it ends. */
import type { EndingCertificate } from '@/lib/domain/carrier/certificate';
import type { Database, Transaction } from '../connections/client';

/** Those of `ending` that nobody was told of yet. */
export async function findUntold(
  db: Database,
  ending: readonly EndingCertificate[],
): Promise<readonly EndingCertificate[]> {
  if (ending.length === 0) return [];
  const rows = await db.carrier.findMany({
    where: { name: { in: ending.map(({ carrier }) => carrier) } },
    select: { name: true, certificateToldOf: true },
  });
  const told = new Map(rows.map(({ name, certificateToldOf }) => [name, certificateToldOf?.getTime()]));
  return ending.filter(({ carrier, endsAt }) => told.get(carrier) !== endsAt.getTime());
}

export async function noteTold(tx: Transaction, ending: readonly EndingCertificate[]): Promise<void> {
  for (const { carrier, endsAt } of ending) {
    await tx.carrier.update({ where: { name: carrier }, data: { certificateToldOf: endsAt } });
  }
}
