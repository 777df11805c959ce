/** `npm run sign-in:reset -- someone@example.com`: a new password for a panel user who is locked out. */
import { parseEnv } from '@/lib/config/env';
import { openDatabase } from '@/lib/db/client';
import { resetSignIn } from '@/lib/use-cases/panel-users/reset-sign-in';

const email = process.argv[2] ?? '';
const db = await openDatabase(parseEnv(process.env).databaseUrl);
const outcome = await resetSignIn({ db, now: new Date() }, email);
await db.$disconnect();
process.stdout.write(
  outcome.ok
    ? `${email} signs in with ${outcome.value.password} from now on; the second factor is off.\n`
    : `Nobody signs in as “${email}”. Usage: npm run sign-in:reset -- someone@example.com\n`,
);
process.exitCode = outcome.ok ? 0 : 1;
