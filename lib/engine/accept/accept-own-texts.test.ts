/** Texts of their own are kept before their send is accepted: whatever happens, those that are kept are just the accepted ones'. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '@/lib/domain/result';
import type { Accept, AcceptRequest } from '@/lib/domain/sending/acceptance';
import { packOwnTexts } from '@/lib/domain/sending/bulk';
import { moneyRequest } from '@/lib/testing/money-request';
import { succeed } from '@/lib/testing/next-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { acceptOwnTexts, type OwnTextsKeeper } from './accept-own-texts';
import { createOwnTextsKeeper } from './own-texts-keeper';

let panel: TestPanel;
let accountId: number;

beforeEach(async () => {
  panel = await createTestPanel();
  ({ id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } }));
});

afterEach(() => panel.closeBalanced());

const later = new Date('2026-12-24T17:00:00Z');
const script = (): AcceptRequest => moneyRequest(accountId, null, [100], { bulk: false, later });

type Own = { readonly slices: number; readonly each?: number; readonly key?: string; readonly length?: number };

/** To two in each slice, for a credit each. */
const merged = ({ slices, key, length = 10 }: Own): AcceptRequest => ({
  ...script(),
  messages: [],
  deferredUntil: null,
  bulk: {
    texts: [],
    slices: Array.from({ length: slices }, (_, slice) =>
      packOwnTexts(
        [0, 1].map((one) => ({
          recipient: `3361234${1_000 + 2 * slice + one}`,
          text: `${slice}.${one} `.padEnd(length, 'x'),
          ...{ encoding: 'gsm7', segmentCount: 1, credits: 100 },
        })),
      ),
    ),
  },
  ...(key !== undefined && {
    byHand: { key, digest: `${slices}`, by: panel.actors.owner, quotaOf: null, isTest: false },
  }),
});

const kept = async () => (await panel.db.ownTexts.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
const named = async () =>
  (await panel.db.bulkSlice.findMany({ orderBy: { ownTextsId: 'asc' } })).map(({ ownTextsId }) => ownTextsId);

async function writeAll(): Promise<string[]> {
  while (await writeNextSlice({ writer: panel.writer, now: panel.dependencies.now }));
  return (await panel.db.message.findMany({ orderBy: { id: 'asc' } })).map(({ text }) => text.trimEnd());
}

test('a script that sends while texts are kept is answered before their send is accepted', async () => {
  const answered: string[] = [];
  const { accept } = panel.dependencies;
  const large = accept(merged({ slices: 8, length: 200_000 }))?.then(() => answered.push('merged'));
  const small = accept(script())?.then(() => answered.push('script'));
  await Promise.all([large, small]);
  expect(answered).toEqual(['script', 'merged']);
});

test('what accepts a send is told where its texts are, and none of them', async () => {
  const asked: AcceptRequest[] = [];
  const accept: Accept = (request) => {
    asked.push(request);
    return Promise.resolve(ok({ messageIds: { first: 1, count: 4 }, creditsLeft: 0 }));
  };
  await acceptOwnTexts(accept, createOwnTextsKeeper(panel.writer, NODE_ID))(merged({ slices: 2 }));
  expect(asked[0]?.bulk?.slices).toMatchObject([{ ownTextsId: 1 }, { ownTextsId: 2 }]);
  expect(JSON.stringify(asked)).not.toContain('xxx');
  // Nobody has named them, so they are gone.
  expect(await kept()).toEqual([]);
});

test('no more than a quarter of a million characters are kept at a time', async () => {
  const lengths: number[] = [];
  const keeper = createOwnTextsKeeper(panel.writer, NODE_ID);
  const keepTexts: OwnTextsKeeper['keepTexts'] = (texts) => {
    lengths.push(texts.join('').length);
    return keeper.keepTexts(texts);
  };
  const accept: Accept = () => Promise.resolve(ok({ messageIds: { first: 1, count: 10 }, creditsLeft: 0 }));
  await acceptOwnTexts(accept, { ...keeper, keepTexts })(merged({ slices: 5, length: 50_000 }));
  expect(lengths).toHaveLength(3);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(250_000);
});

test('each recipient is written the text of their own, and the texts go with their slices', async () => {
  expect(await panel.dependencies.accept(merged({ slices: 3, length: 4 }))).toMatchObject({ ok: true });
  expect(await kept()).toEqual(await named());
  expect(await writeAll()).toEqual(['0.0', '0.1', '1.0', '1.1', '2.0', '2.1']);
  expect(await kept()).toEqual([]);
});

test('asked for twice at once under one key it is sent once, and the second one’s texts are gone', async () => {
  const twice = [1, 2].map(() => panel.dependencies.accept(merged({ slices: 2, key: 'k' })));
  const [one, other] = await Promise.all(twice);
  expect(one).toMatchObject({ ok: true, value: { messageIds: { count: 4 } } });
  expect(other).toEqual(one);
  expect([await kept(), await named()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('of more than a few at once the others are turned away with nothing kept', async () => {
  const all = Array.from({ length: 6 }, () => panel.dependencies.accept(merged({ slices: 1 })));
  expect(all.map((outcome) => outcome === null)).toEqual([false, false, false, false, true, true]);
  await Promise.all(all);
  expect(await kept()).toHaveLength(4);
});

test('texts that cannot be kept refuse the send with nothing charged, and those behind it go on', async () => {
  const keeper = createOwnTextsKeeper(panel.writer, NODE_ID);
  let pieces = 0;
  const failing: OwnTextsKeeper = {
    ...keeper,
    keepTexts: (texts) => {
      pieces += 1;
      return pieces === 2 ? Promise.reject(new Error('disk full')) : keeper.keepTexts(texts);
    },
  };
  const accept = acceptOwnTexts(panel.dependencies.accept, failing);
  const broken = accept(merged({ slices: 2, length: 200_000 }));
  const next = accept(merged({ slices: 1 }));
  await expect(broken).rejects.toThrow('disk full');
  expect(await next).toMatchObject({ ok: true, value: { creditsLeft: 20_000 - 200 } });
  expect(await kept()).toEqual(await named());
});

test('a process that dies between keeping and accepting leaves texts that the next one takes out, and no others', async () => {
  const { writer } = panel;
  expect(await panel.dependencies.accept(merged({ slices: 1 }))).toMatchObject({ ok: true });
  await createOwnTextsKeeper(writer, NODE_ID).keepTexts(['[]', '[]']);
  const ours = await createOwnTextsKeeper(writer, NODE_ID + 1).keepTexts(['[]']);
  await writer.commit((tx) => succeed(tx, NODE_ID + 1, new Date()));
  expect(await kept()).toEqual([...(await named()), ours]);
});

test('whatever is sent at once, under whichever keys and with too little credit, what is kept is what is accepted', async () => {
  const own = fc.record({ slices: fc.integer({ min: 1, max: 30 }), key: fc.constantFrom('a', 'b', 'c') });
  await fc.assert(
    fc.asyncProperty(fc.array(own, { minLength: 1, maxLength: 4 }), fc.boolean(), async (sends, isWritten) => {
      const before = Number((await panel.db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).creditsLeft);
      const run = String(await panel.db.sendKey.count());
      const outcomes = await Promise.all(
        sends.map(({ slices, key }) => panel.dependencies.accept(merged({ slices, key: `${run} ${key}` }))),
      );
      // The first of a key is the one; its like are answered as it was, and others are refused.
      let left = before;
      const first = new Map<string, { readonly slices: number; readonly outcome: unknown }>();
      for (const [index, { slices, key }] of sends.entries()) {
        const outcome = outcomes[index];
        const known = first.get(key);
        if (known) {
          expect(outcome).toMatchObject(
            known.slices === slices
              ? {
                  ok: true,
                  value: { messageIds: (known.outcome as { value: { messageIds: object } }).value.messageIds },
                }
              : { ok: false, error: 'send_key_taken' },
          );
        } else if (left < 200 * slices) expect(outcome).toEqual({ ok: false, error: 'not_enough_credits' });
        else {
          left -= 200 * slices;
          first.set(key, { slices, outcome });
          expect(outcome).toMatchObject({ ok: true, value: { creditsLeft: left } });
        }
      }
      expect(await kept()).toEqual(await named());
      if (isWritten) await writeAll();
      expect(await kept()).toEqual(await named());
      const account = await panel.db.smsAccount.findUniqueOrThrow({ where: { id: accountId } });
      expect(Number(account.creditsLeft)).toBe(left);
    }),
    { numRuns: 15 },
  );
});
