import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { insertSession, listWhoSignedInFrom } from '@/lib/db/panel-users/panel-sessions';
import { clearFailures, findPanelUserByEmail, lockPanelUser } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { EventPublisher } from '@/lib/domain/events';
import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { GuessGuard } from '@/lib/domain/rate-limit/guess';
import { err, ok, type Result } from '@/lib/domain/result';
import { findProvenHash } from '@/lib/platform/crypto/password-hash';
import { hashSecret, newSessionToken } from '@/lib/platform/crypto/random-secrets';
import type { SignIn } from '@/lib/schemas/sign-in';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';
import { type SecondFactorRefusal, takeSecondFactor } from '../_shared/take-second-factor';

export type SignedIn = {
  readonly panelUserId: number;
  readonly email: string;
  readonly name: string;
  /** For the cookie; only its hash is kept. */
  readonly sessionToken: string;
};

type Dependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly guess: GuessGuard;
  readonly clientIp: string;
  /** The browser, in its own words. */
  readonly userAgent: string;
  readonly now: Date;
};

export type SignInRefusal = 'wrong_credentials' | 'too_many_tries' | 'overloaded' | SecondFactorRefusal;

/** An outcome, and the accounts whose audit log has heard of it. */
type Told<Value> = { readonly outcome: Result<Value, SignInRefusal>; readonly told: readonly number[] };

/** Longer than any browser says; what is beyond is cut off. */
const LONGEST_USER_AGENT = 300;

/**
 * Begins a session for whoever knows the password and, where it is on, has the second factor. A code is asked for only
 * after the right password.
 */
export async function signIn(
  dependencies: Dependencies,
  { email, password, code }: SignIn,
): Promise<Result<SignedIn, SignInRefusal>> {
  const proven = await provePassword(dependencies, email.toLowerCase(), password);
  if (!proven.ok) return proven;
  const { id, name, passwordHash } = proven.value;
  const { db, events, clientIp, now } = dependencies;
  const actor = { kind: 'panel-user', panelUserId: id, email: proven.value.email, clientIp } as const;
  const { outcome, told } = await inTransaction(db, async (tx): Promise<Told<string>> => {
    const user = await lockPanelUser(tx, id);
    // Somebody may have changed the password since it was checked, to end every session that it began.
    if (user.passwordHash !== passwordHash) return { outcome: err('wrong_credentials'), told: [] };
    const second = await takeSecondFactor(tx, actor, user, { code, now });
    if (!second.outcome.ok) return { outcome: second.outcome, told: second.told };
    return beginSession(tx, dependencies, actor, user);
  });
  announceOwnChange(events, told);
  if (outcome.ok) return ok({ panelUserId: id, email: actor.email, name, sessionToken: outcome.value });
  for (const accountId of told) events.publish({ type: 'alerts', accountId });
  return outcome;
}

/**
 * Wrong passwords are limited by client address and then by e-mail address; somewhere from where this person has signed
 * in before, by both together, so that no stranger can lock anybody out. An e-mail address that nobody has costs the
 * time of a real check: neither answer nor time tells who exists.
 */
async function provePassword({ db, guess, clientIp }: Dependencies, email: string, password: string) {
  const address = subscriberOf(clientIp);
  const isKnown = (await listWhoSignedInFrom(db, address)).includes(email);
  const proven = await guess({
    clientIp,
    limits: isKnown ? [`e-mail ${email} from ${address}`] : [`address ${address}`, `e-mail ${email}`],
    ahead: isKnown,
    check: async () => {
      const user = await findPanelUserByEmail(db, email);
      const hash = await findProvenHash(password, [user?.passwordHash ?? null]);
      return hash === null ? null : user;
    },
  });
  if (proven.ok) return proven;
  return err(proven.error === 'wrong' ? ('wrong_credentials' as const) : proven.error);
}

async function beginSession(
  tx: Transaction,
  { userAgent, clientIp, now }: Dependencies,
  actor: PanelUser,
  { totpSecret, failedSignIns }: { readonly totpSecret: string | null; readonly failedSignIns: number },
): Promise<Told<string>> {
  await clearFailures(tx, actor.panelUserId);
  const sessionToken = newSessionToken();
  await insertSession(tx, {
    panelUserId: actor.panelUserId,
    tokenHash: hashSecret(sessionToken),
    userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
    clientIp,
    address: subscriberOf(clientIp),
    now,
  });
  const wrongBefore = failedSignIns === 0 ? {} : { wrongPasswordsBefore: failedSignIns };
  const after = { secondFactor: totpSecret !== null, ...wrongBefore };
  const told = await recordOwnChange(tx, { actor, now }, { action: 'panel-user.sign-in', after });
  return { outcome: ok(sessionToken), told };
}
