/** `npm run ledger:verify`: exits 1 and lists the faults when a balance is not the sum of its movements. */
import { parseEnv } from '@/lib/config/env';
import { openDatabase } from '../client';
import { findLedgerFaults } from './verify-ledger';

const db = await openDatabase(parseEnv(process.env).databaseUrl);
const faults = await findLedgerFaults(db);
const movements = await db.creditMovement.count();
await db.$disconnect();
process.stdout.write(
  faults.length === 0 ? `The ledger is sound: ${movements} movements add up.\n` : `${faults.join('\n')}\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
