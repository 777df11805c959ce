/** Nodes that ask each other of carriers, over one database. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type NodeQuestion, PATIENCE } from '@/lib/domain/carrier/node-question';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import type { CarrierAnswer, CarrierQuestion } from '@/lib/engine/carriers/watch/question';
import { createLogger } from '@/lib/platform/log/logger';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { answerNodes } from './answer-nodes';
import { createAskNodes } from './ask-nodes';

const MESSAGE: OutboundMessage = {
  ...{ id: 7_000_000_000_000_000, sender: 'Chappe', recipient: '33612345678', text: 'Hello' },
  encoding: 'gsm7',
  ...{ smsClass: 1, segmentCount: 1 },
};
const TRY: NodeQuestion = { kind: 'try', message: MESSAGE };
/** As long as a test may take. */
const LONG_MS = 60_000;

let database: TestDatabase;
let nodes: ReturnType<typeof answerNodes>[];
/** What was asked of carriers. */
let asked: CarrierQuestion[];

beforeEach(async () => {
  database = await createTestDatabase();
  nodes = [];
  asked = [];
});

afterEach(async () => {
  for (const node of nodes) await node.stop();
  await database.close();
});

const now = () => new Date();
const left = () => database.db.carrierQuestion.count();

/** A node that runs these carriers, which answer so. */
function startNode(names: readonly string[], answer: (question: CarrierQuestion) => Promise<CarrierAnswer | null>) {
  const engine = {
    carriers: async () => names.map((name) => ({ name })),
    askCarrier: (_: string, question: CarrierQuestion) => {
      asked.push(question);
      return answer(question);
    },
  };
  nodes.push(answerNodes({ db: database.db, engine, now, log: createLogger('silent') }));
}

const accept = async (): Promise<CarrierAnswer> => ({ kind: 'try', result: { kind: 'accepted', rawId: 'a1' } });
const trace = async (): Promise<CarrierAnswer> => ({ kind: 'trace', entries: [] });

const asking = (patience = PATIENCE) =>
  createAskNodes({
    ...{ db: database.db, now, patience },
    tell: () => {
      for (const node of nodes) node.look();
    },
  });

test('a message is given once to the carrier, by a node that runs it, and its answer is told', async () => {
  startNode(['other'], () => expect.unreachable('It does not run here.'));
  for (let count = 0; count < 3; count += 1) startNode(['smsc'], accept);
  const trial = { outcome: 'accepted', text: '', carrierId: 'a1' };
  expect(await asking()('smsc', TRY)).toEqual({ kind: 'try', trial });
  expect(asked).toEqual([{ kind: 'try', message: { ...MESSAGE, segments: [1], attempt: 1 } }]);
  expect(await left()).toBe(0);
});

test('however many read a trace at once, it is asked for once; a message is each its own', async () => {
  startNode(['smsc', 'other'], async (question) => (question.kind === 'trace' ? trace() : accept()));
  const ask = asking();
  const traces = await Promise.all([1, 2, 3].map(() => ask('smsc', { kind: 'trace' })));
  expect(traces).toEqual(traces.map(() => ({ kind: 'trace', entries: [] })));
  expect(asked).toHaveLength(1);
  await ask('other', { kind: 'trace' });
  await Promise.all([1, 2].map(() => ask('smsc', TRY)));
  expect(asked.map(({ kind }) => kind)).toEqual(['trace', 'trace', 'try', 'try']);
});

test('what no node takes is taken back, and a node that looks later gives nothing to the carrier', async () => {
  const untilTaken = 200;
  const ask = asking({ ...PATIENCE, try: { untilTaken, untilAnswered: LONG_MS } });
  expect(await ask('smsc', TRY)).toEqual({ kind: 'not_taken' });
  expect(await left()).toBe(0);
  startNode(['smsc'], accept);
  for (const node of nodes) node.look();
  await nodes[0]?.stop();
  expect(asked).toEqual([]);
});

test('of what a node has taken and does not answer nobody knows what came of it; nobody else takes it', async () => {
  const late = Promise.withResolvers<null>();
  startNode(['smsc'], () => late.promise);
  const ask = asking({ ...PATIENCE, try: { untilTaken: LONG_MS, untilAnswered: 1_000 } });
  const outcome = ask('smsc', TRY);
  await expect.poll(() => asked).toHaveLength(1);
  startNode(['smsc'], accept);
  for (const node of nodes) node.look();
  expect(await outcome).toEqual({ kind: 'unanswered' });
  expect(asked).toHaveLength(1);
  expect(await left()).toBe(0);
  late.resolve(null);
});

test('while the database answers nothing, nobody who asked is told that nothing came of it', async () => {
  let isAway = true;
  const { carrierQuestion } = database.db;
  const db = new Proxy(database.db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'carrierQuestion') return value;
      return {
        findUnique: () => (isAway ? Promise.reject(new Error('The database is away.')) : carrierQuestion.findFirst()),
      };
    },
  });
  startNode(['smsc'], accept);
  const tell = () => nodes[0]?.look();
  const outcome = createAskNodes({ db, now, tell })('smsc', TRY);
  await expect.poll(async () => (await carrierQuestion.findFirst())?.answer).toContain('accepted');
  isAway = false;
  expect(await outcome).toMatchObject({ kind: 'try', trial: { outcome: 'accepted' } });
});

test('a node that ends has answered what it took before', async () => {
  const slow = Promise.withResolvers<CarrierAnswer>();
  startNode(['smsc'], () => slow.promise);
  const { carrierQuestion } = database.db;
  await carrierQuestion.create({ data: { carrier: 'smsc', question: JSON.stringify(TRY), askedAt: now() } });
  nodes[0]?.look();
  await expect.poll(() => asked).toHaveLength(1);
  const stopped = nodes[0]?.stop();
  slow.resolve(await accept());
  await stopped;
  expect((await carrierQuestion.findFirst())?.answer).toContain('accepted');
});

test('a node that has stopped the carrier by then says so, which is as if none had taken it', async () => {
  startNode(['smsc'], async () => null);
  expect(await asking()('smsc', TRY)).toEqual({ kind: 'not_taken' });
});

test('a question that cannot be read here is answered all the same', async () => {
  startNode(['smsc'], accept);
  const { carrierQuestion } = database.db;
  await carrierQuestion.create({ data: { carrier: 'smsc', question: '{"kind":"mood"}', askedAt: now() } });
  nodes[0]?.look();
  await expect.poll(async () => (await carrierQuestion.findFirst())?.answer).toBe('{"kind":"not_here"}');
  expect(asked).toEqual([]);
});

test('what is left of a node that died while it asked is dropped by whoever looks', async () => {
  startNode(['smsc'], accept);
  const askedAt = new Date(now().getTime() - LONG_MS);
  await database.db.carrierQuestion.create({ data: { carrier: 'smsc', question: '{"kind":"trace"}', askedAt } });
  nodes[0]?.look();
  await expect.poll(left).toBe(0);
  expect(asked).toEqual([]);
});
