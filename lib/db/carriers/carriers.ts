import { type Carrier, type CarrierEffect, SEEMING_KIND, type WhenUnknown } from '@/lib/domain/carrier/carrier';
import { type CarrierKind, type CarrierSetup, readSetup } from '@/lib/domain/carrier/carrier-setup';
import type { Database, Transaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';
import type { Prisma } from '../generated/client';

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

/** Those that are enabled, without their settings. */
export async function listEnabled(db: Database): Promise<{ readonly name: string; readonly kind: string }[]> {
  return db.carrier.findMany({ where: { disabledAt: null, deletedAt: null }, select: { name: true, kind: true } });
}

/** Takes the lock under which a carrier is changed; answers it as it is then, or null: there is none of that name. */
export async function lockCarrier(tx: Transaction, name: string): Promise<Carrier | null> {
  await tx.$executeRaw`UPDATE "Carrier" SET rank = rank WHERE name = ${name}`;
  return (await listCarriers(tx)).find((carrier) => carrier.name === name) ?? null;
}

export type NewCarrier = Pick<Carrier, 'name' | 'description' | 'dlrSecret' | 'rank' | 'whenUnknown'> & {
  readonly setup: CarrierSetup;
};

/** It takes messages from now on. Answers null where the name is taken, by a deleted one too. */
export async function insertCarrier(tx: Transaction, carrier: NewCarrier, now: Date): Promise<CarrierEffect | null> {
  const { name, description, dlrSecret, rank, whenUnknown, setup } = carrier;
  const inserted = await tx.$executeRaw`
    INSERT INTO "Carrier" (name, kind, description, settings, secrets, "dlrSecret", rank, "whenUnknown", "createdAt",
      "updatedAt")
    VALUES (${name}, ${setup.kind}, ${description}, ${JSON.stringify(setup.settings)}, ${JSON.stringify(setup.secrets)},
      ${dlrSecret}, ${rank}, ${whenUnknown}, ${now}, ${now})
    ON CONFLICT (name) DO NOTHING`;
  return inserted === 0 ? null : keepFromSeeming(tx, setup, now);
}

/**
 * What waits for a real carrier is not to seem sent because the last of them is disabled: whatever says whether one takes
 * messages leaves disabled what only seems to send, and that comes back by hand alone.
 */
async function keepFromSeeming(
  tx: Transaction,
  { kind }: Pick<CarrierSetup, 'kind'>,
  now: Date,
): Promise<CarrierEffect> {
  if (kind === SEEMING_KIND) return { endsSeeming: false };
  const disabled = await tx.$executeRaw`
    UPDATE "Carrier" SET "disabledAt" = ${now}, revision = revision + 1, "updatedAt" = ${now}
    WHERE kind = ${SEEMING_KIND} AND "disabledAt" IS NULL`;
  return { endsSeeming: disabled > 0 };
}

/** How a carrier is from now on; the caller has locked it. */
export async function saveCarrier(tx: Transaction, carrier: Omit<NewCarrier, 'name'> & { id: number }, now: Date) {
  const { id, setup, ...changes } = carrier;
  const written = { settings: JSON.stringify(setup.settings), secrets: JSON.stringify(setup.secrets) };
  await touch(tx, id, { ...changes, ...written }, now);
}

/** Disables a carrier, or with null enables it; the caller has locked it. */
export async function saveCarrierDisabled(
  tx: Transaction,
  { id, setup }: Pick<Carrier, 'id' | 'setup'>,
  disabledAt: Date | null,
  now: Date,
): Promise<CarrierEffect> {
  await touch(tx, id, { disabledAt }, now);
  return keepFromSeeming(tx, setup, now);
}

/** Its row stays, so that its name is not given again; what is secret goes. The caller has locked it. */
export const deleteCarrierRow = (tx: Transaction, id: number, now: Date): Promise<void> =>
  touch(tx, id, { deletedAt: now, settings: '{}', secrets: '{}', dlrSecret: '' }, now);

/** It is enabled no more: what it left is decided without it. */
export async function isDeletedCarrier(db: Database, name: string): Promise<boolean> {
  return (await db.carrier.count({ where: { name, deletedAt: { not: null } } })) > 0;
}

async function touch(tx: Transaction, id: number, changes: Prisma.CarrierUpdateInput, now: Date): Promise<void> {
  await tx.carrier.update({ where: { id }, data: { ...changes, revision: { increment: 1 }, updatedAt: now } });
}

/** A number that grows with every change of any carrier. */
export async function carriersRevision(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ revision: number | bigint }[]>`
    SELECT COALESCE(sum(revision), 0) AS revision FROM "Carrier"`;
  return Number(row?.revision ?? 0);
}
