import type { Carrier, WhenUnknown } from '@/lib/domain/carrier/carrier';
import { type CarrierKind, readSetup } from '@/lib/domain/carrier/carrier-setup';
import type { SqlTransaction } from '../connections/sql-transaction';

/** As the schemas of lib/schemas/carrier.ts have let them in. */
type Row = Omit<Carrier, 'setup'> & {
  readonly kind: CarrierKind;
  readonly whenUnknown: WhenUnknown;
  readonly settings: string;
  readonly secrets: string;
};

/** Every carrier that is not deleted, by preference. */
export async function listCarriers(tx: SqlTransaction): Promise<Carrier[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, name, kind, description, settings, secrets, "dlrSecret", rank, "whenUnknown", revision, "disabledAt",
      "createdAt", "updatedAt"
    FROM "Carrier" WHERE "deletedAt" IS NULL ORDER BY rank, id`;
  return rows.map(({ kind, settings, secrets, ...carrier }) => ({
    ...carrier,
    id: Number(carrier.id),
    rank: Number(carrier.rank),
    revision: Number(carrier.revision),
    setup: readSetup({ kind, settings, secrets }),
  }));
}

/** A number that grows with every change of any carrier. */
export async function carriersRevision(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ revision: number | bigint }[]>`
    SELECT COALESCE(sum(revision), 0) AS revision FROM "Carrier"`;
  return Number(row?.revision ?? 0);
}
