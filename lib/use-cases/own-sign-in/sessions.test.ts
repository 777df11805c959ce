/** Whatever happens in whatever order: a cookie is good if and only if a model of a few lines says so. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LONGEST_IDLE_MS, LONGEST_SESSION_MS } from '@/lib/domain/panel-user/session';
import { anyGuess } from '@/lib/testing/guesses';
import { quickHash } from '@/lib/testing/quick-hash';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findSessionUser } from '../panel-users/find-session-user';
import { signIn } from '../panel-users/sign-in';
import { changeOwnPassword } from './change-own-password';
import { endOtherSessions } from './end-other-sessions';
import { noteSessionSeen } from './note-session-seen';
import { signOut } from './sign-out';

const PEOPLE = ['owner@example.com', 'viewer@example.com'] as const;
const PASSWORD = 'correct horse battery';
const CLIENT_IP = '198.51.100.1';
const MINUTE = 60_000;

let panel: TestPanel;

beforeAll(async () => {
  panel = await createTestPanel();
});
afterAll(() => panel.close());

/** What the model knows of a cookie. */
type Cookie = {
  readonly token: string;
  readonly person: number;
  readonly createdAt: number;
  seen: number;
  out: boolean;
};

const which = fc.nat({ max: 20 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sign in' as const), person: fc.nat({ max: 1 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign out' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end others' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change password' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('use' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(MINUTE, 6 * MINUTE, LONGEST_IDLE_MS / 2, LONGEST_IDLE_MS - 1, LONGEST_SESSION_MS / 3),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function createWorld() {
  let clock = panel.dependencies.now.getTime();
  const cookies: Cookie[] = [];
  const now = () => new Date(clock);
  const own = () => ({ ...panel.dependencies, now: now(), guess: anyGuess });
  const isGood = ({ out, createdAt, seen }: Cookie) =>
    !out && clock < createdAt + LONGEST_SESSION_MS && clock < seen + LONGEST_IDLE_MS;
  const ask = ({ token }: Cookie) => findSessionUser({ db: panel.db, now: now() }, token, CLIENT_IP);
  const keepOnly = (cookie: Cookie, token: string) => {
    for (const other of cookies) if (other.person === cookie.person) other.out = true;
    cookies.push({ ...cookie, token, out: false });
  };

  const act = {
    'sign in': async ({ person }: { person: number }) => {
      const given = { email: PEOPLE[person] ?? '', password: PASSWORD, code: '' };
      const begun = await signIn({ ...own(), clientIp: CLIENT_IP, userAgent: '' }, given);
      if (!begun.ok) throw new Error(begun.error);
      cookies.push({ token: begun.value.sessionToken, person, createdAt: clock, seen: clock, out: false });
    },
    'sign out': async (cookie: Cookie) => {
      await signOut(own(), cookie.token);
      cookie.out = true;
    },
    'end others': async (cookie: Cookie) => {
      const actor = await ask(cookie);
      if (!actor) return;
      const kept = await endOtherSessions(own(), actor);
      if (kept.ok) keepOnly(cookie, kept.value.sessionToken);
    },
    'change password': async (cookie: Cookie) => {
      const actor = await ask(cookie);
      if (!actor) return;
      const changed = await changeOwnPassword(own(), actor, { currentPassword: PASSWORD, password: PASSWORD });
      if (!changed.ok) throw new Error(changed.error);
      keepOnly(cookie, changed.value.sessionToken);
      await setQuickHashes();
    },
    use: async (cookie: Cookie) => {
      const actor = await ask(cookie);
      if (!actor?.seenAnew) return;
      await noteSessionSeen({ db: panel.db, now: now() }, actor);
      cookie.seen = clock;
    },
  };
  return {
    async take(next: Step): Promise<void> {
      if (next.do === 'wait') clock += next.ms;
      else if (next.do === 'sign in') await act['sign in'](next);
      else {
        const cookie = cookies[next.which % Math.max(1, cookies.length)];
        if (cookie) await act[next.do](cookie);
      }
    },
    async check(): Promise<void> {
      for (const cookie of cookies) {
        const holder = await ask(cookie);
        expect(holder?.email ?? null).toBe(isGood(cookie) ? PEOPLE[cookie.person] : null);
      }
    },
  };
}

const setQuickHashes = () => panel.db.panelUser.updateMany({ data: { passwordHash: quickHash(PASSWORD) } });

test('a cookie is good if and only if the model says so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      await panel.db.panelSession.deleteMany();
      await setQuickHashes();
      const world = createWorld();
      for (const next of steps) {
        await world.take(next);
        await world.check();
      }
    }),
    { numRuns: 40 },
  );
});
