import type { Logger } from '@/lib/platform/log/logger';
import { createThrottle } from '@/lib/platform/log/throttle';
import type { SignInRefusal } from '@/lib/use-cases/panel-users/sign-in';

type Refused = { readonly email: string; readonly clientIp: string; readonly refusal: SignInRefusal };

/** Told to nobody who does not know the password. */
const TOLD_AFTER_PASSWORD: readonly SignInRefusal[] = ['wrong_code', 'codes_locked'];

const { admit } = createThrottle({ everyMs: 60_000, mostKinds: 1_000 });

/** Writes refused sign-ins to the log, each kind once a minute; a person is named only when the password was right. */
export function logRefusedSignIn(log: Logger, { email, clientIp, refusal }: Refused, now: Date): void {
  // Half of a sign-in is no refusal.
  if (refusal === 'code_needed') return;
  const who = TOLD_AFTER_PASSWORD.includes(refusal) ? { email } : {};
  const heldBack = admit(JSON.stringify([refusal, who]), now);
  if (heldBack !== null) log.info({ ...who, clientIp, refusal, heldBack }, 'panel sign-in refused');
}
