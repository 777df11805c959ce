/** `npm run ledger:verify`: exits 1 and lists the faults when a balance is not the sum of its movements. */

import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { openCurrentDatabase } from '@/lib/db/open/open-current-database';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { parseEnv } from '../settings/env';

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
