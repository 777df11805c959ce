/** Parts of long messages by SMPP that come to two nodes: each message is sent once, whole, or ended by whoever is there. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createPrices } from '@/lib/domain/pricing/price-list';
import { ok } from '@/lib/domain/result';
import { senderKey } from '@/lib/domain/sender/sender';
import { createAcceptQueue } from '@/lib/engine/accept/accept-queue';
import { createPartsKeeper } from '@/lib/engine/accept/parts-keeper';
import { endIncomplete } from '@/lib/gateway/smpp/end-incomplete';
import { createJoining } from '@/lib/gateway/smpp/join-parts';
import { type PartSubmit, submitAmongNodes } from '@/lib/gateway/smpp/submit-among-nodes';
import { createLogger } from '@/lib/platform/log/logger';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import type { Writer } from '../connections/writer';
import { listParts } from '../smpp/submissions';
import { openPostgresqlDatabase } from './client';
import { openPostgresqlWriter } from './writer';

let gateway: TestGateway;
let nodes: readonly Awaited<ReturnType<typeof startNode>>[];

beforeEach(async () => {
  gateway = await createTestGateway();
  nodes = [await startNode(), await startNode()];
});

afterEach(async () => {
  for (const node of nodes) await node.close();
  await gateway.closeBalanced();
});

/** What it commits waits, once it is closed, as it does while a lane asks for a database that is not there. */
function createGate() {
  let open = (): void => undefined;
  let passing = Promise.resolve();
  let waiting = 0;
  return {
    waiting: () => waiting,
    open: () => open(),
    close: () => {
      passing = new Promise((resolve) => {
        open = resolve;
      });
    },
    pass: async () => {
      waiting += 1;
      await passing;
      waiting -= 1;
    },
  };
}

/** As much of one as takes what is submitted. */
async function startNode() {
  const inner = openPostgresqlWriter(gateway.url);
  const gate = createGate();
  const commit: Writer['commit'] = async (work, urgency) => {
    await gate.pass();
    return inner.commit(work, urgency);
  };
  const writer: Writer = { ...inner, commit };
  const db = await openPostgresqlDatabase(gateway.url);
  const lookUps = await openPostgresqlDatabase(gateway.url);
  const now = () => NOW;
  const listener = { publish: () => undefined, batchCommitted: () => undefined };
  const accepting = createAcceptQueue({ writer, listener, onAccepted: () => undefined, now });
  const keeper = createPartsKeeper(writer, now);
  const { accountId, apiUserId } = gateway;
  const credentials = {
    ...{ apiUserId, login: 'user1', passwordHash: '', passwordEpoch: 0, previousPassword: null, disabled: false },
    ipRestrictions: '[]',
    account: {
      ...{ id: accountId, timeZone: 'Europe/Paris', stopClause: { enabled: false, text: '' }, shortNumber: null },
      commercialHoursEnabled: false,
      senders: new Map([[senderKey('TEST'), 'TEST']]),
    },
  };
  const parts = {
    ...{ db, lookUps, prices: createPrices([]), now },
    engine: { accept: accepting.submit, recordRefusal: () => undefined, keepPart: keeper.keep },
    credentials: { authenticate: async () => ok(credentials), forget: () => undefined },
  };
  const bound = { account: 'sms-ab1', login: 'user1', password: 'pass_123', clientIp: '192.0.2.1', noStop: true };
  return {
    db,
    lookUps,
    gate,
    submit: (submit: PartSubmit) => submitAmongNodes(parts, { apiUserId, accountId, ...bound }, submit),
    close: async () => {
      await Promise.all([lookUps.$disconnect(), db.$disconnect()]);
      await writer.close();
    },
  };
}

const TOTAL = 3;

const submitOf = (reference: number, number: number): PartSubmit => ({
  ...{ from: 'TEST', to: '+33612345678', dataCoding: 0, coding: { alphabet: 'gsm', smsClass: null }, leavesAt: null },
  ...{ wish: 'any', addresses: partOfText().addresses },
  octets: Buffer.from(`<${reference} ${number}>`),
  joins: { reference, total: TOTAL, number, coding: 0 },
});

test('parts that come to two nodes at once are one message, which is paid once', async () => {
  const references = [1, 2, 3, 4, 5, 6];
  const numbers = [1, 2, 3];
  const answers = await Promise.all(
    references.flatMap((reference) =>
      numbers.map((number) => nodes[(reference + number) % 2]?.submit(submitOf(reference, number))),
    ),
  );
  expect(answers.every((answer) => answer?.ok)).toBe(true);
  const messages = await gateway.db.message.findMany({ orderBy: { text: 'asc' } });
  expect(messages.map(({ text }) => text)).toEqual(
    references.map((reference) => numbers.map((number) => `<${reference} ${number}>`).join('')),
  );
  expect(await gateway.creditsLeft()).toBe(20_000 - 100 * references.length);
  expect(await listParts(gateway.db)).toEqual([]);
});

/** The database is there again after an outage: no connection of before has anything, and no turn. */
const endTurns = () =>
  gateway.db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE locktype = 'advisory' AND datname = current_database() AND pid <> pg_backend_pid()`;

/** Two nodes commit, after an outage, what each of them has decided before the other did. */
async function submitThroughOutage(one: PartSubmit, other: PartSubmit) {
  const [first, second] = nodes;
  if (!first || !second) throw new Error('There are no two nodes.');
  first.gate.close();
  const ofFirst = first.submit(one);
  await expect.poll(first.gate.waiting).toBe(1);
  await endTurns();
  second.gate.close();
  const ofSecond = second.submit(other);
  await expect.poll(second.gate.waiting).toBe(1);
  await endTurns();
  second.gate.open();
  const answer = await ofSecond;
  first.gate.open();
  return [await ofFirst, answer];
}

const isOk = (answer: { readonly ok: boolean } | undefined) => answer?.ok;

test('the last part that comes again to another node, after an outage, is no second message', async () => {
  for (const number of [1, 2]) await nodes[0]?.submit(submitOf(1, number));
  const answers = await submitThroughOutage(submitOf(1, 3), submitOf(1, 3));
  expect(answers.map(isOk)).toEqual([false, true]);
  expect(await gateway.db.message.findMany()).toMatchObject([{ text: '<1 1><1 2><1 3>' }]);
  expect(await gateway.creditsLeft()).toBe(20_000 - 100);
  expect(await listParts(gateway.db)).toEqual([]);
});

test('two that were missing, each kept after an outage by a node that did not see the other, are the message', async () => {
  await nodes[0]?.submit(submitOf(1, 1));
  const answers = await submitThroughOutage(submitOf(1, 2), submitOf(1, 3));
  expect(answers.map(isOk)).toEqual([true, true]);
  expect(await gateway.db.message.findMany()).toMatchObject([{ text: '<1 1><1 2><1 3>' }]);
  expect(await gateway.creditsLeft()).toBe(20_000 - 100);
  expect(await listParts(gateway.db)).toEqual([]);
});

test('one that is said again to another node, before either has kept it, is kept once', async () => {
  const answers = await submitThroughOutage(submitOf(1, 1), submitOf(1, 1));
  expect(answers[0]).toEqual(answers[1]);
  expect(await listParts(gateway.db)).toHaveLength(1);
});

test('what is not whole after ten minutes is ended by another node than the one that has kept it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  await nodes[0]?.submit(submitOf(1, 1));
  const [, other] = nodes;
  if (!other) throw new Error('There is no other node.');
  const looked: number[] = [];
  const later = new Date(NOW.getTime() + 10 * 60_000);
  const parts = { ...other, log: createLogger('silent'), now: () => later };
  onTestFinished(endIncomplete(parts, createJoining([]), (apiUserId) => void looked.push(apiUserId)));
  vi.advanceTimersByTime(10_000);
  await expect.poll(() => looked).toEqual([gateway.apiUserId]);
  expect(await listParts(gateway.db)).toEqual([]);
  expect(await gateway.db.smppReceipt.findMany()).toMatchObject([{ state: 'UNDELIV' }]);
});
