import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TraceEntry } from '@/lib/domain/carrier/live-carrier';
import type { NodeAnswer, NodeQuestion } from '@/lib/domain/carrier/node-question';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { NOW } from '@/lib/testing/test-gateway';
import { inTransaction } from '../connections/client';
import {
  answerQuestion,
  askNodes,
  dropLeftQuestions,
  dropQuestion,
  readAnswer,
  readOpenQuestions,
  takeBack,
  takeQuestions,
} from './node-questions';

const TRACE: NodeQuestion = { kind: 'trace' };

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const within = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) => inTransaction(database.db, work);
const ask = (carrier: string, question: NodeQuestion = TRACE, at = NOW) =>
  within((tx) => askNodes(tx, carrier, question, at));
const take = (carriers: readonly string[], at = NOW) => within((tx) => takeQuestions(tx, carriers, at));
const open = async (at = NOW) => [...(await readOpenQuestions(database.db, at)).carriers].sort();

test('of several nodes that look at once one takes each question, and none that is asked of other carriers', async () => {
  const message = { id: 7, sender: 'Chappe', recipient: '33612345678', text: 'Hello', encoding: 'gsm7' } as const;
  const question: NodeQuestion = { kind: 'try', message: { ...message, smsClass: 1, segmentCount: 1 } };
  const asked: number[] = [];
  for (let count = 0; count < 10; count += 1) asked.push(await ask('smsc', question));
  await ask('other');
  expect(await open()).toEqual(['other', 'smsc']);
  const taken = (await Promise.all([1, 2, 3, 4].map(() => take(['smsc', 'none'])))).flat();
  expect(taken.toSorted((one, other) => one.id - other.id)).toEqual(
    asked.map((id) => ({ id, carrier: 'smsc', question })),
  );
  expect(await open()).toEqual(['other']);
  expect(await take([])).toEqual([]);
});

test('what is taken back is taken by nobody, and what is taken is not taken back', async () => {
  const [one, other] = [await ask('smsc'), await ask('smsc')];
  expect(await within((tx) => takeBack(tx, one))).toBe(true);
  expect((await take(['smsc'])).map(({ id }) => id)).toEqual([other]);
  expect(await within((tx) => takeBack(tx, other))).toBe(false);
});

test('of one who takes it and one who takes it back at once, one does', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = await ask('smsc');
    const [isBack, taken] = await Promise.all([within((tx) => takeBack(tx, id)), take(['smsc'])]);
    expect(taken).toHaveLength(isBack ? 0 : 1);
  }
});

test('an answer is read as it was given, times as times, until the question is dropped', async () => {
  const id = await ask('smsc');
  expect(await readAnswer(database.db, id)).toBeNull();
  const entry: TraceEntry = {
    direction: 'in',
    ...{ at: NOW, what: 'submit_sm_resp', connection: 1, exchange: 5, status: 'ok', isFault: false },
    ...{ carrierId: 'a1', msisdn: null, textLength: null, whole: null },
  };
  const answer: NodeAnswer = { kind: 'trace', entries: [entry] };
  await within((tx) => answerQuestion(tx, id, answer));
  expect(await readAnswer(database.db, id)).toEqual(answer);
  await within((tx) => dropQuestion(tx, id));
  await within((tx) => answerQuestion(tx, id, answer));
  expect(await readAnswer(database.db, id)).toBeNull();
  expect(await database.db.carrierQuestion.count()).toBe(0);
});

test('what whoever asked waits for no longer is taken by nobody, and dropped a minute after it was asked', async () => {
  await ask('smsc');
  const late = await ask('smsc', TRACE, after(1));
  expect(await take(['smsc'], after(10))).toMatchObject([{ id: late }]);
  await ask('smsc', TRACE, after(30));
  expect(await open(after(40))).toEqual([]);
  expect(await readOpenQuestions(database.db, after(59))).toMatchObject({ isAnyLeft: false });
  expect(await readOpenQuestions(database.db, after(61))).toMatchObject({ isAnyLeft: true });
  await within((tx) => dropLeftQuestions(tx, after(61)));
  expect(await database.db.carrierQuestion.count()).toBe(1);
});

test('what only a newer version can ask is no question here', async () => {
  const data = { carrier: 'smsc', question: '{"kind":"mood","of":"all"}', askedAt: NOW };
  await database.db.carrierQuestion.create({ data });
  expect(await take(['smsc'])).toMatchObject([{ question: null }]);
});
