import type { CarrierKind } from '@/lib/domain/carrier/carrier-setup';
import { readSetup } from '@/lib/domain/carrier/carrier-setup';
import type { SegmentReceipts } from '@/lib/domain/delivery/segment-receipts';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

type Row = { readonly name: string; readonly kind: CarrierKind; readonly settings: string };

/** Of which segments each of these carriers tells what became of them; one that is not there, or has no such setting: of all. */
export async function readSegmentReceipts(
  tx: SqlTransaction,
  carriers: readonly string[],
): Promise<(carrier: string) => SegmentReceipts> {
  const rows = await tx.$queryRaw<Row[]>`SELECT name, kind, settings FROM "Carrier" WHERE name IN (${list(carriers)})`;
  const known = new Map(
    rows.map(({ name, kind, settings }) => {
      const setup = readSetup({ kind, settings, secrets: '{}' });
      return [name, 'segmentReceipts' in setup.settings ? setup.settings.segmentReceipts : 'all'] as const;
    }),
  );
  return (carrier) => known.get(carrier) ?? 'all';
}
