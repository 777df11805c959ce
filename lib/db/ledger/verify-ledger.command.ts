/** `npm run ledger:verify`: exits 1 and lists the faults when a balance is not the sum of its movements. */
import { parseEnv } from '@/lib/config/env';
import { OperatorFault } from '@/lib/log/operator-fault';
import { runCommand } from '@/lib/log/run-command';
import { openCurrentDatabase } from '../open-current-database';
import { findLedgerFaults } from './verify-ledger';

await runCommand(async () => {
  const db = await openCurrentDatabase(parseEnv(process.env).databaseUrl, process.cwd());
  try {
    const faults = await findLedgerFaults(db);
    if (faults.length > 0) throw new OperatorFault(faults.join('\n'));
    return `The ledger is sound: ${await db.creditMovement.count()} movements add up.`;
  } finally {
    await db.$disconnect();
  }
});
