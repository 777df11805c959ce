import { afterEach, beforeEach, expect, test } from 'vitest';
import { PANEL_GUESSES } from '@/lib/domain/rate-limit/guess';
import { createGuessGuard } from '@/lib/gateway/credentials/guess-guard';
import { createFairQueue } from '@/lib/platform/batching/fair-queue';
import { quickHash } from '@/lib/testing/quick-hash';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findSessionUser } from './find-session-user';
import { recordFailedSignIn } from './record-failed-sign-in';
import { signIn as performSignIn } from './sign-in';

const PASSWORD = 'correct horse battery';
const OWNER = 'owner@example.com';
const HOME = '198.51.100.7';
const ATTACKER = '203.0.113.66';
let panel: TestPanel;
let guess: ReturnType<typeof createGuessGuard>;

beforeEach(async () => {
  panel = await createTestPanel();
  await panel.db.panelUser.updateMany({ data: { passwordHash: quickHash(PASSWORD) } });
  guess = createGuessGuard(createFairQueue({ atOnce: 2, mostWaiting: 500 }), PANEL_GUESSES);
});

afterEach(() => panel.close());

const signIn = (clientIp: string, password = PASSWORD, email = OWNER) =>
  performSignIn({ ...panel.dependencies, guess, clientIp, userAgent: 'Test' }, { email, password, code: '' });
/** The refusal, or null. */
const refusal = async (...given: Parameters<typeof signIn>) => {
  const outcome = await signIn(...given);
  return outcome.ok ? null : outcome.error;
};
const several = (count: number, make: (index: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

test('a right password begins a session, whatever the case of the address, and both are in the audit log', async () => {
  const outcome = await signIn(HOME, PASSWORD, 'Owner@Example.com');
  const token = outcome.ok ? outcome.value.sessionToken : '';
  expect(await findSessionUser(panel.dependencies, token, HOME)).toMatchObject({ email: OWNER });
  expect(await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { action: 'panel-user.sign-in', subject: OWNER, actor: `panel:${OWNER}`, clientIp: HOME },
  ]);
  expect(panel.events.map(({ type }) => type)).toEqual(['panel-users', 'audit']);
});

test('who is refused by address drains nobody’s limit, and right passwords use up none', async () => {
  await several(40, (index) => signIn(ATTACKER, 'wrong', `nobody-${index}@example.com`));
  await several(40, async () => expect(await refusal(ATTACKER, 'wrong')).toBe('too_many_tries'));
  await several(12, async () => expect(await refusal(HOME)).toBeNull());
});

test('wrong passwords from everywhere keep strangers out, and nobody who has signed in from there before', async () => {
  expect(await refusal(HOME)).toBeNull();
  await several(30, (index) => signIn(`192.0.2.${index}`, 'wrong'));
  expect(await refusal('192.0.2.99')).toBe('too_many_tries');
  expect(await refusal(HOME)).toBeNull();
  // The known address has a limit of its own, which is used up like any other.
  await several(12, () => signIn(HOME, 'wrong'));
  expect(await refusal(HOME)).toBe('too_many_tries');
});

test('a password that is changed while it is checked begins no session', async () => {
  const signingIn = performSignIn(
    {
      ...panel.dependencies,
      guess: async (attempt) => {
        const proven = await guess(attempt);
        await panel.db.panelUser.updateMany({ data: { passwordHash: quickHash('another') } });
        return proven;
      },
      clientIp: HOME,
      userAgent: 'Test',
    },
    { email: OWNER, password: PASSWORD, code: '' },
  );
  expect(await signingIn).toEqual({ ok: false, error: 'wrong_credentials' });
  expect(await panel.db.panelSession.count()).toBe(0);
});

test('wrong passwords are counted; the first, the tenth and the hundredth enter the log, and the next sign-in tells', async () => {
  for (let count = 1; count <= 120; count += 1) {
    await recordFailedSignIn(panel.dependencies, { email: 'Owner@example.com', clientIp: ATTACKER });
  }
  await recordFailedSignIn(panel.dependencies, { email: 'nobody@example.com', clientIp: ATTACKER });
  expect(await refusal(HOME)).toBeNull();
  await recordFailedSignIn(panel.dependencies, { email: OWNER, clientIp: ATTACKER });
  const entries = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entries.map(({ action, actor, after }) => [action, actor, JSON.parse(after)])).toEqual([
    ...[1, 10, 100].map((wrongPasswords) => ['panel-user.sign-in-failed', 'system', { wrongPasswords }]),
    ['panel-user.sign-in', `panel:${OWNER}`, { secondFactor: false, wrongPasswordsBefore: 120 }],
    ['panel-user.sign-in-failed', 'system', { wrongPasswords: 1 }],
  ]);
});
