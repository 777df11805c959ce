/** From an API user's program to the database, over a real socket. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { segmentText } from '@/lib/domain/sms/segmentation';
import { STATUS, TAG } from '@/lib/smpp/pdu/commands';
import { createHeard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { submissionOf } from '@/lib/testing/submission';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { PASSWORD, startTestSmppServer, type TestSmppServer } from '@/lib/testing/test-smpp-server';

let server: TestSmppServer;

beforeEach(async () => {
  server = await startTestSmppServer();
});

afterEach(() => server.close());

const partOf = (text: string, number: number, total: number, reference = 7) => ({
  esmClass: 0x43,
  shortMessage: Buffer.concat([Buffer.from([5, 0, 3, reference, total, number]), Buffer.from(text)]),
});

test('our own driver binds here as an API user and sends, a long text too: what is kept is what was written', async () => {
  const heard = createHeard();
  const driver = startSmppDriver({ port: server.smppPort, systemId: server.systemId, password: PASSWORD }, heard);
  await expect.poll(() => driver.free()).toBeGreaterThan(0);
  const texts = [
    '£@ü{€ \n',
    'Привет 😀',
    `${'a'.repeat(152)}€${'b'.repeat(200)}`,
    `${'x'.repeat(66)}😀${'y'.repeat(10)}`,
  ];
  driver.submit(
    texts.map((text, index) => {
      const { encoding, segmentCount } = segmentText(text);
      const segments = Array.from({ length: segmentCount }, (_, at) => at + 1);
      return submissionOf(index + 1, { sender: 'TEST', text, encoding, segmentCount, segments });
    }),
  );
  await expect.poll(() => heard.answers).toHaveLength(7);
  const ids = heard.answers.flatMap(({ result }) => (result.kind === 'accepted' ? [result.rawId] : []));
  expect(new Set(ids).size).toBe(7);
  const messages = await server.messages();
  expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(texts.map((text) => `${text}\nSTOP 36111`)));
  for (const { id } of messages) expect(ids).toContain(String(id));
  expect(messages.every(({ login, recipient }) => login === 'user1' && recipient === '33612345678')).toBe(true);
  await driver.stop();
});

test.each([
  ['a wrong password', { password: 'wrong' }, STATUS.invalidPassword],
  ['nobody', { systemId: 'api-99999' }, STATUS.invalidPassword],
  ['the last who can ever be', { systemId: 'api-2147483647' }, STATUS.invalidPassword],
  ['what nobody can be called', { systemId: 'user1' }, STATUS.invalidSystemId],
  ['a number beyond all of them', { systemId: 'api-2147483648' }, STATUS.invalidSystemId],
] as const)('%s does not bind', async (_name, changes, status) => {
  const program = await server.connect();
  const answer = await program.bind({ systemId: server.systemId, password: PASSWORD, ...changes });
  expect(answer).toMatchObject({ command: 'bind_transceiver_resp', status });
  await expect.poll(() => program.isClosed()).toBe(true);
});

test('who is disabled, or not at an address where it may be, does not bind; its people see why', async () => {
  const { db, change } = server;
  const tryToBind = async () => {
    const program = await server.connect();
    return (await program.bind({ systemId: server.systemId, password: PASSWORD })).status;
  };
  await change((tx) => tx.apiUser.updateMany({ data: { ipRestrictions: '["192.0.2.1"]' } }));
  expect(await tryToBind()).toBe(STATUS.bindFailed);
  await change((tx) => tx.apiUser.updateMany({ data: { ipRestrictions: '[]', disabledAt: new Date() } }));
  expect(await tryToBind()).toBe(STATUS.bindFailed);
  await change((tx) => tx.apiUser.updateMany({ data: { disabledAt: null } }));
  await change((tx) => tx.smsAccount.updateMany({ data: { disabledAt: new Date() } }));
  expect(await tryToBind()).toBe(STATUS.bindFailed);
  await expect
    .poll(async () => (await db.refusedRequest.findMany({ orderBy: { id: 'asc' } })).map(({ refusal }) => refusal))
    .toEqual(['ip_not_authorized', 'user_disabled', 'user_disabled']);
});

test('a third bind of an API user is one too many, until one of the others has gone', async () => {
  const [first] = [await server.bound(), await server.bound('bind_receiver')];
  const third = await server.connect();
  const credentials = { systemId: server.systemId, password: PASSWORD };
  expect((await third.bind(credentials)).status).toBe(STATUS.alreadyBound);
  await first.ask('unbind');
  await expect.poll(async () => (await (await server.connect()).bind(credentials)).status).toBe(STATUS.ok);
});

test('what is answered is on the disk, with its class, its time and its sender', async () => {
  const program = await server.bound();
  const leavesAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000);
  const digits = leavesAt.toISOString().replaceAll(/\D/g, '');
  const { status, messageId } = await program.submit({
    dataCoding: 0x18,
    shortMessage: Buffer.from('Hi', 'utf16le').swap16(),
    scheduleAt: `${digits.slice(2, 14)}000+`,
    validity: '000002000000000R',
  });
  expect(status).toBe(STATUS.ok);
  const message = await server.db.message.findUniqueOrThrow({ where: { id: Number(messageId) } });
  expect(message).toMatchObject({ sender: 'TEST', smsClass: 0, encoding: 'ucs2', dueAt: leavesAt, state: 'scheduled' });
});

test.each([
  ['a sender that is not declared', { source: { ton: 5, npi: 0, address: 'OTHER' } }, STATUS.invalidSource],
  ['a sender that is disabled', { source: { ton: 5, npi: 0, address: 'OFF' } }, STATUS.invalidSource],
  ['a national number', { destination: { ton: 2, npi: 1, address: '0612345678' } }, STATUS.invalidDestination],
  ['two numbers', { destination: { ton: 1, npi: 1, address: '33612345678,33' } }, STATUS.invalidDestination],
  ['a number that is none', { destination: { ton: 1, npi: 1, address: '3361234' } }, STATUS.invalidDestination],
  ['no text', { shortMessage: Buffer.alloc(0) }, STATUS.invalidMessageLength],
  ['what GSM 7-bit has not', { shortMessage: Buffer.from([0x80]) }, STATUS.outsideAlphabet],
  ['half a character of Unicode', { dataCoding: 8, shortMessage: Buffer.from([0]) }, STATUS.invalidMessageLength],
  ['octets that are no text', { dataCoding: 4 }, STATUS.unknownCoding],
  ['a port in its header', { esmClass: 0x40, shortMessage: Buffer.from([4, 4, 2, 1, 1, 65]) }, STATUS.invalidClass],
  ['a receipt', { esmClass: 4 }, STATUS.invalidClass],
  ['no time', { scheduleAt: 'tomorrow' }, STATUS.invalidSchedule],
  ['a time long ago', { scheduleAt: '200101000000000+' }, STATUS.invalidSchedule],
  ['no validity', { validity: 'long' }, STATUS.invalidValidity],
] as const)('%s is refused', async (_name, body, status) => {
  const program = await server.bound();
  expect(await program.submit(body)).toMatchObject({ status, messageId: '' });
  expect(await server.messages()).toEqual([]);
});

test('whose submits cannot be read sees why among the refused requests, where http2sms knows the like', async () => {
  const program = await server.bound();
  await program.submit({ destination: { ton: 2, npi: 1, address: '0612345678' } });
  await program.submit({ dataCoding: 4 });
  await program.submit({ esmClass: 4 });
  await program.submit({ scheduleAt: 'tomorrow' });
  await expect
    .poll(async () =>
      (await server.db.refusedRequest.findMany({ orderBy: { id: 'asc' } })).map(({ refusal }) => refusal),
    )
    .toEqual(['invalid_to', 'invalid_sms_coding', 'invalid_deferred']);
});

test('Kannel’s three parts, each waiting for the answer to the one before, are one message that is paid once', async () => {
  const program = await server.bound();
  const texts = ['a'.repeat(153), 'b'.repeat(153), 'c'];
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const answer = await program.submit({ ...partOf(text, index + 1, 3), registeredDelivery: index === 0 ? 1 : 0 });
    expect(answer.status).toBe(STATUS.ok);
    ids.push(answer.messageId);
  }
  const messages = await server.messages();
  expect(messages).toMatchObject([{ id: Number(ids[2]), text: `${texts.join('')}\nSTOP 36111`, segmentCount: 3 }]);
  expect(new Set(ids).size).toBe(3);
  expect(await server.db.smppSubmission.findMany()).toMatchObject([
    { id: Number(ids[0]), messageId: Number(ids[2]), wish: 'any', joins: null, octets: '' },
  ]);
});

test('parts come together in any order and on two binds, by parameters too; what lies across them is whole', async () => {
  const [one, other] = [await server.bound(), await server.bound('bind_transmitter', 'NOSTOP')];
  const text = Buffer.from(`${'x'.repeat(66)}😀${'y'.repeat(10)}`, 'utf16le').swap16();
  const bySar = (number: number, octets: Buffer) => ({
    dataCoding: 8,
    shortMessage: octets,
    tlvs: new Map([
      [TAG.segmentReference, Buffer.from([1, 2])],
      [TAG.segmentTotal, Buffer.from([2])],
      [TAG.segmentNumber, Buffer.from([number])],
    ]),
  });
  const last = await one.submit(bySar(2, text.subarray(134)));
  const first = await other.submit(bySar(1, text.subarray(0, 134)));
  expect([last.status, first.status]).toEqual([STATUS.ok, STATUS.ok]);
  expect(await server.messages()).toMatchObject([{ text: `${'x'.repeat(66)}😀${'y'.repeat(10)}` }]);
  const all = [3, 1, 2].map((number) => one.beginSubmit(partOf(String(number), number, 3)));
  const answers = await Promise.all(all.map(one.submitAnswer));
  expect(answers.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect((await server.messages()).map(({ text: sent }) => sent)).toContain('123\nSTOP 36111');
});

test('a part that is said again is known, and a reference that is used again begins a message of its own', async () => {
  const program = await server.bound();
  const before = await program.submit(partOf('one', 1, 2));
  expect((await program.submit(partOf('one', 1, 2))).messageId).toBe(before.messageId);
  await program.submit(partOf('uno', 1, 2));
  await program.submit(partOf(' due', 2, 2));
  expect((await server.messages()).map(({ text }) => text)).toEqual(['uno due\nSTOP 36111']);
  expect(await server.db.smppSubmission.findMany({ where: { messageId: null } })).toMatchObject([
    { id: Number(before.messageId) },
  ]);
});

test('a long text may stand in a parameter', async () => {
  const program = await server.bound('bind_transmitter', 'nostop');
  const text = 'z'.repeat(400);
  const tlvs = new Map([[TAG.messagePayload, Buffer.from(text)]]);
  expect((await program.submit({ shortMessage: Buffer.alloc(0), tlvs })).status).toBe(STATUS.ok);
  expect(await server.messages()).toMatchObject([{ text, segmentCount: 3 }]);
});

test('credit that is gone is told, and whoever may send no more loses the bind', async () => {
  const program = await server.bound();
  await server.change((tx) => tx.apiUser.updateMany({ data: { quotaActive: true } }));
  expect((await program.submit()).status).toBe(STATUS.submitFailed);
  await server.change((tx) => tx.apiUser.updateMany({ data: { quotaActive: false, disabledAt: new Date() } }));
  expect((await program.submit()).status).toBe(STATUS.invalidBindStatus);
  await expect.poll(() => program.heard.at(-1)?.command).toBe('unbind');
  await expect.poll(() => program.isClosed()).toBe(true);
});

test('beyond its rate an API user is told to wait', async () => {
  await server.close();
  server = await startTestSmppServer({ env: { SMPP_SERVER_RATE_PER_SECOND: '1' } });
  const program = await server.bound();
  const asked = [1, 2, 3].map(() => program.beginSubmit({}));
  const statuses = (await Promise.all(asked.map(program.submitAnswer))).map(({ status }) => status);
  expect(statuses).toEqual([STATUS.ok, STATUS.throttled, STATUS.throttled]);
});

test('beyond its window an API user is told to wait, and what is under way is answered', async () => {
  await server.close();
  server = await startTestSmppServer({ env: { SMPP_SERVER_WINDOW: '2' } });
  const program = await server.bound();
  let asked: number[] = [];
  // Nothing of an API user is accepted while somebody else writes it.
  await server.change(async (tx) => {
    await tx.apiUser.updateMany({ data: { quotaRevision: { increment: 1 } } });
    asked = [1, 2, 3].map(() => program.beginSubmit({}));
    expect((await program.submitAnswer(asked[2] ?? 0)).status).toBe(STATUS.throttled);
  });
  const statuses = (await Promise.all(asked.map(program.submitAnswer))).map(({ status }) => status);
  expect(statuses).toEqual([STATUS.ok, STATUS.ok, STATUS.throttled]);
});

test('with a certificate it speaks TLS, and TLS alone', async () => {
  await server.close();
  const certificate = writeTestCertificate();
  onTestFinished(certificate.remove);
  const { certFile, keyFile } = certificate;
  server = await startTestSmppServer({ env: { SMPP_SERVER_TLS_CERT: certFile, SMPP_SERVER_TLS_KEY: keyFile } });
  const plain = await server.connect();
  void plain.bind({ systemId: server.systemId, password: PASSWORD }).catch(() => undefined);
  await expect.poll(() => plain.isClosed()).toBe(true);
  expect(plain.heard).toEqual([]);
  const settings = { host: 'localhost', tls: true, tlsCa: readFileSync(certFile, 'utf8') };
  const credentials = { port: server.smppPort, systemId: server.systemId, password: PASSWORD };
  const driver = startSmppDriver({ ...settings, ...credentials }, createHeard());
  await expect.poll(() => driver.free()).toBeGreaterThan(0);
  await driver.stop();
});

test('octets that are no frames end the connection, and a stop says goodbye', async () => {
  const program = await server.bound();
  const noise = await server.connect();
  noise.socket.write(Buffer.alloc(40, 0xff));
  await expect.poll(() => noise.isClosed()).toBe(true);
  const stopped = server.runtime.smpp?.stop();
  await vi.waitFor(() => expect(program.heard.at(-1)?.command).toBe('unbind'), 60_000);
  program.say({ command: 'unbind_resp', status: 0, sequence: program.heard.at(-1)?.sequence ?? 0 });
  await stopped;
});
