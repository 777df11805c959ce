/** `npm run sign-in:reset -- someone@example.com`: a new password for a panel user who is locked out. */

import { openCurrentDatabase } from '@/lib/db/open/open-current-database';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { resetSignIn } from '@/lib/use-cases/panel-users/reset-sign-in';
import { parseEnv } from '../settings/env';
import { atTheMachine } from './instance-command';

await runCommand(async () => {
  const email = process.argv[2] ?? '';
  const env = parseEnv(process.env);
  const db = await openCurrentDatabase(env.databaseUrl, process.cwd());
  try {
    const outcome = await resetSignIn(atTheMachine(db, env), AT_THE_MACHINE, { email });
    if (outcome.ok) return `${email} signs in with ${outcome.value.password} from now on; the second factor is off.`;
    throw new OperatorFault(`Nobody signs in as “${email}”. Usage: npm run sign-in:reset -- someone@example.com`);
  } finally {
    await db.$disconnect();
  }
});
