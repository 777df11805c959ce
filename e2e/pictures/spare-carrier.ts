import type { Filled } from './filled';

const DAY_MS = 24 * 60 * 60_000;
export const SPARE_CARRIER = 'smsc-europe';

/** A real carrier that is set up and not used yet: only the simulated one takes messages. */
export function addSpareCarrier({ database, now }: Filled): void {
  database
    .prepare(
      `INSERT INTO Carrier (name, kind, description, settings, secrets, dlrSecret, rank, disabledAt, createdAt, updatedAt)
       VALUES (?, 'smpp', 'Contract of 2026, not in use yet', ?, ?, 'no picture shows it', 100, ?, ?, ?)`,
    )
    .run(
      SPARE_CARRIER,
      JSON.stringify({ host: 'smpp.carrier.example', systemId: 'shop' }),
      JSON.stringify({ password: 'no picture shows it' }),
      ...[now - 2 * DAY_MS, now - 3 * DAY_MS, now - 2 * DAY_MS],
    );
}
