/** What API users' programs are told of what they submitted: until they acknowledge it, and by whichever bind. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { STATUS, TAG } from '@/lib/smpp/pdu/commands';
import { tlvText } from '@/lib/smpp/pdu/decode-pdu';
import { createHeard, startSmppDriver } from '@/lib/testing/smpp-driven';
import type { Esme } from '@/lib/testing/smpp-esme';
import { submissionOf } from '@/lib/testing/submission';
import { PASSWORD, startTestSmppServer, type TestSmppServer } from '@/lib/testing/test-smpp-server';

let server: TestSmppServer;

beforeEach(async () => {
  server = await startTestSmppServer({ env: { SIMULATED_CARRIER_SPEED: '1000000' } });
});

afterEach(() => server.close());

const textsTold = (program: Esme) => program.told().map(({ shortMessage }) => shortMessage.toString('latin1'));
const untilTold = (program: Esme, count: number) =>
  vi.waitFor(() => expect(program.told()).toHaveLength(count), 60_000);
const owed = () => server.db.smppReceipt.count();
const untilNothingIsOwed = () => expect.poll(owed).toBe(0);

test('our own driver hears the end of each part that it submitted, under the id that it was answered', async () => {
  const heard = createHeard();
  const driver = startSmppDriver({ port: server.smppPort, systemId: server.systemId, password: PASSWORD }, heard);
  await expect.poll(() => driver.free()).toBeGreaterThan(0);
  const text = 'x'.repeat(200);
  driver.submit([submissionOf(1, { sender: 'TEST', text, encoding: 'gsm7', segmentCount: 2, segments: [1, 2] })]);
  await expect.poll(() => heard.receipts).toHaveLength(2);
  const ids = heard.answers.flatMap(({ result }) => (result.kind === 'accepted' ? [result.rawId] : []));
  expect(heard.receipts.map(({ rawId, dlrId }) => [rawId, dlrId])).toEqual(ids.map((id) => [id, 1]));
  await untilNothingIsOwed();
  expect(await server.db.smppSubmission.count()).toBe(0);
  await driver.stop();
});

test('a receipt says what appendix B says, from where the message went, in parameters too', async () => {
  const program = await server.bound();
  const { messageId } = await program.submit({ registeredDelivery: 1 });
  await untilTold(program, 1);
  const [told] = program.told();
  expect(textsTold(program)[0]).toMatch(
    new RegExp(`^id:${messageId} sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 text:$`),
  );
  expect(told).toMatchObject({
    esmClass: 4,
    source: { ton: 1, npi: 1, address: '33612345678' },
    destination: { ton: 5, npi: 0, address: 'TEST' },
  });
  expect(tlvText(told?.tlvs.get(TAG.receiptedMessageId) ?? Buffer.alloc(0))).toBe(messageId);
  expect(told?.tlvs.get(TAG.messageState)).toEqual(Buffer.from([2]));
});

test('who asks for none is told nothing, and who asks for failures alone is told of those', async () => {
  const program = await server.bound();
  const never = { ton: 1, npi: 1, address: '33600999003' };
  const ids: string[] = [];
  for (const body of [
    { registeredDelivery: 0 },
    { registeredDelivery: 2 },
    { registeredDelivery: 2, destination: never },
  ]) {
    ids.push((await program.submit(body)).messageId);
  }
  await untilTold(program, 1);
  await expect
    .poll(async () => (await server.messages()).map(({ state }) => state))
    .toEqual(['delivered', 'delivered', 'error']);
  expect(textsTold(program)).toEqual([expect.stringMatching(new RegExp(`^id:${ids[2] ?? ''} .* stat:REJECTD err:`))]);
});

test('while nobody listens a receipt is kept, and told to whoever binds to receive', async () => {
  const transmitter = await server.bound('bind_transmitter');
  const { messageId } = await transmitter.submit({ registeredDelivery: 1 });
  await expect.poll(owed).toBe(1);
  expect(transmitter.told()).toEqual([]);
  const listener = await server.bound('bind_receiver');
  await untilTold(listener, 1);
  expect(textsTold(listener)[0]).toContain(`id:${messageId} `);
  listener.acknowledge(listener.told()[0]?.sequence ?? 0);
  await untilNothingIsOwed();
});

test('what is not acknowledged is told again: after a refusal for now, and to the next bind after a lost one', async () => {
  const first = await server.bound();
  await first.submit({ registeredDelivery: 1 });
  await untilTold(first, 1);
  first.acknowledge(first.told()[0]?.sequence ?? 0, STATUS.temporaryFault);
  await untilTold(first, 2);
  first.close();
  const second = await server.bound();
  await untilTold(second, 1);
  expect(textsTold(second)).toEqual([textsTold(first)[0]]);
  second.acknowledge(second.told()[0]?.sequence ?? 0);
  await untilNothingIsOwed();
});

test('what was owed for more than seven days is told no more', async () => {
  const transmitter = await server.bound('bind_transmitter');
  await transmitter.submit({ registeredDelivery: 1 });
  await expect.poll(owed).toBe(1);
  const longAgo = new Date(Date.now() - 8 * 86_400_000);
  await server.change((tx) => tx.smppReceipt.updateMany({ data: { createdAt: longAgo } }));
  const listener = await server.bound('bind_receiver');
  const { messageId } = await transmitter.submit({ registeredDelivery: 1 });
  await untilTold(listener, 1);
  expect(textsTold(listener)[0]).toContain(`id:${messageId} `);
});

test('another API user hears nothing of it', async () => {
  const { db, gateway } = server;
  const own = await db.apiUser.findFirstOrThrow({ where: { id: gateway.apiUserId } });
  let otherId = 0;
  await server.change(async (tx) => {
    const { accountId, passwordHash, createdAt } = own;
    otherId = (await tx.apiUser.create({ data: { accountId, passwordHash, createdAt, login: 'other' } })).id;
  });
  const other = await server.connect();
  expect((await other.bind({ systemId: `api-${String(otherId)}`, password: PASSWORD })).status).toBe(STATUS.ok);
  const program = await server.bound();
  await program.submit({ registeredDelivery: 1 });
  await untilTold(program, 1);
  await other.ask('enquire_link');
  expect(other.told()).toEqual([]);
});
