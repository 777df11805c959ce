/** What an operator sees of a driver, whichever it is. */
import { expect, test } from 'vitest';
import { askedDriver } from '@/lib/testing/asked-driver';
import { submissionOf } from '@/lib/testing/submission';
import { type CarrierHost, type DriverState, type SegmentResult } from '../contract/driver';
import { watchDriver } from './watch-driver';

const START = new Date('2026-11-27T10:00:00Z');

/** A driver that says what it is told to, by a clock that stands until it is moved. */
function watched() {
  let seconds = 0;
  let state: DriverState = { bound: false, lastError: null };
  let host: CarrierHost | null = null;
  const heard: string[] = [];
  const at = () => new Date(START.getTime() + seconds * 1_000);
  const driver = watchDriver(
    {
      start: (to) => {
        host = to;
      },
      submit: () => undefined,
      free: () => (state.bound ? 1 : 0),
      state: () => state,
      stop: () => Promise.resolve(),
    },
    { now: at, running: () => seconds * 1_000 },
  );
  driver.start({
    submitted: (answers) => void heard.push(`submitted ${String(answers.length)}`),
    receipt: async ({ rawId }) => void heard.push(`receipt ${rawId}`),
    incoming: () => Promise.resolve(),
    outstanding: async () => [],
    stateChanged: () => void heard.push('state'),
  });
  return {
    driver,
    ...askedDriver(driver),
    heard,
    at,
    wait: (more: number) => {
      seconds += more;
    },
    become: (bound: boolean, lastError: string | null) => {
      state = { bound, lastError };
      host?.stateChanged();
    },
    answer: (...kinds: readonly SegmentResult['kind'][]) =>
      host?.submitted(
        kinds.map((kind, index) => ({ messageId: index, segment: 1, attempt: 1, result: resultOf(kind) })),
      ),
    receipt: async () => host?.receipt({ rawId: 'a', dlrId: 1, ptt: 4, text: '', at: START }),
  };
}

function resultOf(kind: SegmentResult['kind']): SegmentResult {
  if (kind === 'accepted') return { kind, rawId: 'a' };
  return kind === 'refused' ? { kind, ptt: 20, billed: false, text: 'no' } : { kind, text: '' };
}

test('whatever it says reaches its host', async () => {
  const { answer, receipt, become, heard } = watched();
  answer('accepted', 'later');
  await receipt();
  become(true, null);
  expect(heard).toEqual(['submitted 2', 'receipt a', 'state']);
});

test('the answers of the last minute are counted, each kind for itself', async () => {
  const { look, answer, wait } = watched();
  answer('accepted', 'accepted', 'refused');
  wait(30);
  answer('later', 'unknown');
  expect((await look()).lastMinute).toEqual({ accepted: 2, refused: 1, later: 1, unknown: 1 });
  wait(30);
  expect((await look()).lastMinute).toEqual({ accepted: 0, refused: 0, later: 1, unknown: 1 });
  wait(60);
  expect((await look()).lastMinute).toEqual({ accepted: 0, refused: 0, later: 0, unknown: 0 });
});

test('when it was last given something and last reported something is known', async () => {
  const { driver, look, wait, receipt, at } = watched();
  expect(await look()).toMatchObject({ lastSubmitAt: null, lastReceiptAt: null });
  wait(5);
  driver.submit([]);
  wait(5);
  await receipt();
  expect(await look()).toMatchObject({ lastSubmitAt: new Date(START.getTime() + 5_000), lastReceiptAt: at() });
});

test('it is down from its start until nothing is in its way, and what takes messages is not down', async () => {
  const { look, wait, become, answer, at } = watched();
  expect((await look()).downSince).toEqual(START);
  wait(10);
  become(true, null);
  expect((await look()).downSince).toBeNull();
  become(true, 'throttled');
  const since = at();
  wait(10);
  answer('later', 'unknown');
  expect((await look()).downSince).toEqual(since);
  answer('accepted');
  expect((await look()).downSince).toEqual(at());
});

test('each trouble is told once, the newest first, and no more than twenty of them', async () => {
  const { look, become, wait, at } = watched();
  become(false, 'refused');
  become(false, 'refused');
  wait(1);
  become(true, null);
  become(false, 'refused');
  expect((await look()).troubles).toEqual([
    { at: at(), text: 'refused' },
    { at: START, text: 'refused' },
  ]);
  for (let count = 0; count < 30; count += 1) become(false, `trouble ${String(count)}`);
  const { troubles } = await look();
  expect([troubles.length, troubles[0]?.text]).toEqual([20, 'trouble 29']);
});

test('of a driver that keeps no trace of its protocol, its messages and answers are traced, and no text', async () => {
  const { driver, look, trace, answer, receipt } = watched();
  expect(await look()).toMatchObject({ connections: [], window: null });
  driver.submit([submissionOf(7, { text: 'a secret text' })]);
  answer('accepted', 'refused');
  await receipt();
  expect(await trace()).toMatchObject([
    { direction: 'in', what: 'receipt', exchange: 0, carrierId: 'a', status: 'ptt 4' },
    { direction: 'in', what: 'refused', exchange: 1, status: 'no', isFault: true },
    { direction: 'in', what: 'accepted', exchange: 0, status: 'ok', isFault: false },
    { direction: 'out', what: 'message', exchange: 7, msisdn: '33612345678', textLength: 13, status: null },
  ]);
  expect(JSON.stringify(await trace())).not.toContain('a secret text');
  driver.submit(Array.from({ length: 300 }, (_, index) => submissionOf(index)));
  expect(await trace()).toHaveLength(200);
});

test('what is answered to a trial is told to whoever tries it, and to nobody else, said once or twice', async () => {
  const { tryWith, answer, become, heard } = watched();
  become(true, null);
  heard.length = 0;
  const trial = tryWith(submissionOf(0));
  answer('refused', 'accepted');
  expect(await trial).toEqual({ kind: 'refused', ptt: 20, billed: false, text: 'no' });
  expect(heard).toEqual(['submitted 1']);
  answer('accepted');
  expect(heard).toEqual(['submitted 1']);
});

test('a driver that takes nothing is not tried, and says why', async () => {
  const { trace, tryWith, become } = watched();
  expect(await tryWith(submissionOf(0))).toEqual({ kind: 'later', text: 'It takes nothing now' });
  become(false, 'wrong password');
  expect(await tryWith(submissionOf(0))).toEqual({ kind: 'later', text: 'wrong password' });
  expect(await trace()).toEqual([]);
});
