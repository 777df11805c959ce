import { expect, test } from 'vitest';
import type { Guess } from '@/lib/domain/rate-limit/guess';
import { createFairQueue } from '@/lib/platform/batching/fair-queue';
import { createGuessGuard } from './guess-guard';

const RULE = { capacity: 20, refillPerSecond: 1 / 6 };
const ATTACKER = '203.0.113.66';
const HOME = '198.51.100.7';

/** A guard whose checks each take a turn of the event loop, and tell when they were made. */
function createStage() {
  let clock = new Date('2026-11-25T10:00:00Z');
  const guard = createGuessGuard(createFairQueue({ atOnce: 2, mostWaiting: 100 }), RULE, () => clock);
  let checks = 0;
  /** The refusal, or null when the guess was right; with how many checks had been begun by then. */
  const guess = async (
    right: boolean,
    clientIp: string,
    limits: readonly string[],
    more: Partial<Guess<true>> = {},
  ) => {
    const check = async () => {
      checks += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return right ? (true as const) : null;
    };
    const outcome = await guard({ clientIp, limits, ahead: false, check, ...more });
    return { refusal: outcome.ok ? null : outcome.error, checks };
  };
  return {
    guess,
    checks: () => checks,
    later: (seconds: number) => {
      clock = new Date(clock.getTime() + seconds * 1000);
    },
  };
}

const attack = [`address ${ATTACKER}`, 'login script'];
const refusals = async (guesses: readonly Promise<{ refusal: string | null }>[]) =>
  (await Promise.all(guesses)).map(({ refusal }) => refusal ?? 'right');
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));

test('of 600 wrong guesses at once as many are checked as may fail; a right one from elsewhere comes third', async () => {
  const { guess, checks } = createStage();
  const flood = times(600, () => guess(false, ATTACKER, attack));
  const right = await guess(true, HOME, [`address ${HOME}`, 'login other']);
  expect(right.refusal).toBeNull();
  expect(right.checks).toBeLessThanOrEqual(6);
  const outcomes = await refusals(flood);
  expect(outcomes.filter((refusal) => refusal === 'wrong').length).toBeLessThanOrEqual(RULE.capacity + 1);
  expect(outcomes).toContain('too_many_tries');
  expect(outcomes).toContain('overloaded');
  expect(checks()).toBeLessThanOrEqual(RULE.capacity + 2);
});

test('right guesses use up nothing, however many', async () => {
  const { guess } = createStage();
  expect(new Set(await refusals(times(80, () => guess(true, HOME, [`address ${HOME}`]))))).toEqual(new Set(['right']));
});

test('who is refused by the first limit uses up none of the second', async () => {
  const { guess } = createStage();
  await refusals(times(30, () => guess(false, ATTACKER, [`address ${ATTACKER}`, 'login somebody else'])));
  expect(await refusals(times(50, () => guess(false, ATTACKER, attack)))).toEqual(times(50, () => 'too_many_tries'));
  const elsewhere = times(RULE.capacity, (index) => guess(false, HOME, [`address of ${index}`, 'login script']));
  expect(await refusals(elsewhere)).toEqual(times(RULE.capacity, () => 'wrong'));
});

test('one limit is used up from many addresses, and what has a limit of its own is not', async () => {
  const { guess, later } = createStage();
  await refusals(times(40, (index) => guess(false, `192.0.2.${index}`, [`address ${index}`, 'login script'])));
  const stranger = ['address new', 'login script'];
  expect((await guess(true, '192.0.2.99', stranger)).refusal).toBe('too_many_tries');
  expect((await guess(true, HOME, [`login script from ${HOME}`], { ahead: true })).refusal).toBeNull();
  later(12);
  expect((await guess(true, '192.0.2.99', stranger)).refusal).toBeNull();
});

test('a guess whose caller has gone is not checked', async () => {
  const { guess, checks } = createStage();
  const gone = new AbortController();
  const all = times(10, () => guess(false, ATTACKER, attack, { signal: gone.signal }));
  gone.abort();
  await refusals(all);
  expect(checks()).toBe(2);
});

/** What two guards count together. */
function sharedFailures() {
  const failed = new Map<string, number>();
  let asked = 0;
  return {
    asked: () => asked,
    usedUp: async (limits: readonly string[]) => {
      asked += 1;
      return limits.filter((limit) => (failed.get(limit) ?? 0) >= RULE.capacity);
    },
    take: async (limits: readonly string[]) => {
      for (const limit of limits) failed.set(limit, (failed.get(limit) ?? 0) + 1);
    },
  };
}

test('what failed on another node counts here, and a flood does not ask for it each time', async () => {
  const shared = sharedFailures();
  const now = () => new Date('2026-11-25T10:00:00Z');
  const [one, other] = [1, 2].map(() =>
    createGuessGuard(createFairQueue({ atOnce: 2, mostWaiting: 100 }), RULE, now, shared),
  );
  const wrong = { clientIp: ATTACKER, limits: attack, ahead: false, check: async () => null };
  const outcomes = [];
  for (const guard of [...times(RULE.capacity, () => one), ...times(50, () => other)])
    outcomes.push(await guard?.(wrong));
  const told = outcomes.map((outcome) => outcome?.ok === false && outcome.error);
  expect(told).toEqual([...times(RULE.capacity, () => 'wrong'), ...times(50, () => 'too_many_tries')]);
  expect(shared.asked()).toBe(RULE.capacity + 1);
  const right = await other?.({ clientIp: HOME, limits: [`address ${HOME}`], ahead: false, check: async () => true });
  expect(right).toEqual({ ok: true, value: true });
});
