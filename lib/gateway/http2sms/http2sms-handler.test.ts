/** What a request to http2sms sends, what it costs, and the answer in each of its formats. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setQuota } from '@/lib/testing/credit';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.closeBalanced());

test('plain text is the default: OK, credits left, one id a line', async () => {
  const answer = await gateway.send(query());
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(answer.body).toMatch(/^OK\n199\n\d{8}\n$/);
  expect(await gateway.creditsLeft()).toBe(19_900);
});

test('the stray ampersand of the documented samples is ignored', async () => {
  expect((await gateway.send(`&${query()}`)).body).toMatch(/^OK\n/);
});

test('JSON holds a number, a string and an array of strings, byte for byte', async () => {
  const answer = await gateway.send(query({ contentType: 'application/json' }));
  const { id } = await gateway.db.message.findFirstOrThrow();
  expect(answer.body).toBe(`{"status":100,"creditLeft":"199","SmsIds":["${id}"]}`);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
});

test('XML is one line', async () => {
  const answer = await gateway.send(query({ contentType: 'text/xml' }));
  const { id } = await gateway.db.message.findFirstOrThrow();
  expect(answer.body).toBe(
    `<?xml version="1.0" encoding="UTF-8" ?><response><status>100</status><creditLeft>199</creditLeft><smsIds><smsId>${id}</smsId></smsIds></response>`,
  );
});

test('HTML breaks each line', async () => {
  const answer = await gateway.send(query({ contentType: 'text/html' }));
  const { id } = await gateway.db.message.findFirstOrThrow();
  expect(answer.body).toContain(`<BODY>\nOK<br>\n199<br>\n${id}<br>\n</BODY>`);
});

test('a form POST works, and an upper-case parameter name too', async () => {
  const body = query({ smsCoding: null, contentType: 'text/json' });
  const answer = await gateway.send('', { post: `${body}&SMSENCODING=2` });
  expect(answer.headers['content-type']).toBe('text/json; charset=utf-8');
  expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({ encoding: 'ucs2' });
});

test('several recipients: valid ones are sent, duplicates once, others left out', async () => {
  const answer = await gateway.send(query({ to: '+33612345678,0033612345678,0612345678,+33612345679' }));
  expect(answer.body.trim().split('\n')).toHaveLength(4);
  expect(await gateway.db.message.count()).toBe(2);
});

test('an unescaped plus reads as a space and still means plus', async () => {
  const text = query({ to: null });
  expect((await gateway.send(`${text}&to=+33612345678`)).body).toMatch(/^OK/);
  expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({ recipient: '33612345678' });
});

test.each(['+33 (0)6 12 34 56 78', '+330612345678', '0033(0)612345678', '\u202a+33\u00a06 12 34 56 78\u202c'])(
  '%j is sent to the number that is meant',
  async (to) => {
    expect((await gateway.send(query({ to }))).body).toMatch(/^OK\n199\n/);
    expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({ recipient: '33612345678' });
  },
);

test.each(['+33611111111', '0033611111111', ' 33611111111', '+33 (0)6 11 11 11 11'])(
  'a declared sender that is a number is found by %j, sent as declared, and gets no STOP clause',
  async (from) => {
    const { accountId } = gateway;
    await gateway.db.sender.create({ data: { accountId, sender: '+33611111111', createdAt: new Date(0) } });
    expect((await gateway.send(query({ from }))).body).toMatch(/^OK/);
    expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({ sender: '+33611111111', text: 'Hello' });
  },
);

test('India costs 0.4 credit and the answer prints two decimals', async () => {
  expect((await gateway.send(query({ to: '+919876543210' }))).body).toMatch(/^OK\n199\.60\n/);
});

test('150 characters with the STOP clause are two segments, 149 are one, and noStop lifts it', async () => {
  await gateway.send(query({ message: 'a'.repeat(150) }));
  await gateway.send(query({ message: 'a'.repeat(149) }));
  await gateway.send(query({ message: 'a'.repeat(160), noStop: '1' }));
  const messages = await gateway.db.message.findMany({ orderBy: { id: 'asc' } });
  expect(messages.map((message) => message.segmentCount)).toEqual([2, 1, 1]);
  expect(messages[0]?.text.endsWith('\nSTOP 36111')).toBe(true);
});

test('255 segments are the most that is sent, the STOP clause counted', async () => {
  const longest = 'a'.repeat(255 * 153 - '\nSTOP 36111'.length);
  await gateway.db.smsAccount.updateMany({ data: { creditsLeft: 100_000n } });
  const grant = { accountId: gateway.accountId, kind: 'grant', actor: 'system', createdAt: new Date(0) };
  await gateway.db.creditMovement.create({ data: { ...grant, amount: 80_000n, balanceAfter: 100_000n } });
  expect((await gateway.send(query({ message: longest }))).body).toMatch(/^OK\n745\n/);
  const tooLong = query({ message: `${longest}a`, to: '+32470123456,+33612345678' });
  expect((await gateway.send(tooLong)).body).toMatch(/^KO\nInvalid message: is too long/);
  expect((await gateway.send(query({ message: `${longest}a`, noStop: '1' }))).body).toMatch(/^OK\n490\n/);
  const messages = await gateway.db.message.findMany();
  expect(messages.map(({ segmentCount, credits }) => [segmentCount, credits])).toEqual([
    [255, 25_500],
    [255, 25_500],
  ]);
});

test('a carriage return becomes a line break', async () => {
  await gateway.send(`${query({ message: null, noStop: '1' })}&message=one%0dtwo`);
  expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({ text: 'one\ntwo' });
});

test('deferred messages wait, in the time zone of the account', async () => {
  await gateway.send(query({ deferred: '125025122026', tag: 'promo', class: '0' }));
  const message = await gateway.db.message.findFirstOrThrow();
  expect(message).toMatchObject({ state: 'scheduled', tag: 'promo', smsClass: 0 });
  expect(message.dueAt).toEqual(new Date('2026-12-25T11:50:00Z'));
});

test('senderForResponse with an empty from sends from the short number, to France alone', async () => {
  const wish = { from: '', senderForResponse: '1' };
  await gateway.send(query({ ...wish, to: '+33612345678,+32470123456' }));
  expect(await gateway.db.message.findMany()).toMatchObject([{ sender: '36105', recipient: '33612345678' }]);
});

test('with a quota, what the user can still spend is the quota left', async () => {
  await setQuota(gateway.db, gateway.apiUserId, 15_000, NOW);
  expect((await gateway.send(query())).body).toMatch(/^OK\n149\n/);
  expect(await gateway.creditsLeft()).toBe(5_000);
});

test('twenty parallel sends by a user with a quota for ten: exactly ten are accepted', async () => {
  await setQuota(gateway.db, gateway.apiUserId, 1_000, NOW);
  const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.send(query())));
  expect(answers.filter((answer) => answer.body.startsWith('OK'))).toHaveLength(10);
  expect(answers.filter((answer) => answer.body.startsWith('KO\nQuota reached.'))).toHaveLength(10);
  expect(await gateway.db.message.count()).toBe(10);
  expect(await gateway.db.dispatch.count()).toBe(10);
});

test('a full queue is told with 503 and when to come back, and nothing is changed', async () => {
  gateway.setQueueFull(true);
  const refused = await gateway.send(query({ contentType: 'application/json' }));
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  expect(await gateway.db.message.count()).toBe(0);
  gateway.setQueueFull(false);
  expect((await gateway.send(query())).body).toMatch(/^OK/);
});
