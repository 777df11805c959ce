import { expect, test } from 'vitest';
import {
  changesOf,
  EVERY_CHANGE,
  type GatheredChanges,
  gatherChange,
  readChanges,
  type ToldChange,
  writeChanges,
} from './told-changes';

function gather(changes: readonly ToldChange[]): GatheredChanges {
  const gathered: GatheredChanges = new Map();
  for (const change of changes) gatherChange(gathered, change);
  return gathered;
}

const ofMany = (type: ToldChange['type'], count: number): ToldChange[] =>
  Array.from({ length: count }, (_, index) => ({ type, accountId: 1_000_000 + index }));

test('a thousand changes of one kind and account are told once, and read as they were told', () => {
  const changes: ToldChange[] = [
    { type: 'messages', accountId: 1 },
    { type: 'messages', accountId: 2 },
    { type: 'credits', accountId: 2 },
    { type: 'rates', accountId: null },
  ];
  const gathered = gather(Array.from({ length: 1_000 }, () => changes).flat());
  expect(changesOf(gathered)).toEqual(changes);
  const heard = readChanges(writeChanges(7, gathered));
  expect(heard?.nodeId).toBe(7);
  expect(heard?.changes).toHaveLength(changes.length);
  expect(heard?.changes).toEqual(expect.arrayContaining(changes));
});

test('of whichever account is of this one too, whichever came first', () => {
  for (const order of [
    [null, 5],
    [5, null],
  ])
    expect(changesOf(gather(order.map((accountId) => ({ type: 'audit' as const, accountId }))))).toEqual([
      { type: 'audit', accountId: null },
    ]);
});

test('what would be too long names the accounts of no kind of which there are most; of the others it does', () => {
  const text = writeChanges(
    1,
    gather([...ofMany('messages', 5_000), ...ofMany('credits', 4_000), ...ofMany('api-users', 3)]),
  );
  expect(Buffer.byteLength(text)).toBeLessThan(8_000);
  expect(readChanges(text)?.changes).toEqual([
    { type: 'messages', accountId: null },
    { type: 'credits', accountId: null },
    ...ofMany('api-users', 3),
  ]);
});

test('the longest text that there can be is short enough', () => {
  const kinds = EVERY_CHANGE.flatMap(({ type }) => ofMany(type, 10_000));
  expect(Buffer.byteLength(writeChanges(2 ** 31, gather(kinds)))).toBeLessThan(8_000);
});

test('a kind of a newer version is passed over, and what is no list of accounts is about each', () => {
  expect(readChanges('[3,{"moods":[1],"audit":[1,2],"credits":"every"}]')).toEqual({
    nodeId: 3,
    changes: [
      { type: 'credits', accountId: null },
      { type: 'audit', accountId: 1 },
      { type: 'audit', accountId: 2 },
    ],
  });
});

test.each(['', 'hello', '{}', '[]', '[1]', '["1",{}]', '[1,null]'])('%o tells nothing that can be read', (text) => {
  expect(readChanges(text)).toBeNull();
});
