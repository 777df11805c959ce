/** Why a request to http2sms is refused, and which cause is told when there are several. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HTTP2SMS_REFUSALS, type Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { recordRefusals } from '@/lib/engine/accept/record-refusals';
import { setQuota } from '@/lib/testing/credit';
import { quickHash } from '@/lib/testing/quick-hash';
import { createTestGateway, HELP, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.closeBalanced());

/** Every refusal with the parameters that cause it alone, in the documented order of checks. */
const CAUSES: readonly (readonly [Http2smsRefusal, Record<string, string | null>])[] = [
  ['invalid_charset', { _charset_: 'klingon' }],
  ['missing_account', { account: null }],
  ['missing_login', { login: '' }],
  ['missing_password', { password: null }],
  ['missing_from', { from: null }],
  ['missing_to', { to: null }],
  ['missing_message', { message: null }],
  ['authentication_failed', { password: 'wrong_12' }],
  ['invalid_content_type', { contentType: 'text/csv' }],
  ['invalid_class', { class: '4' }],
  ['invalid_sms_coding', { smsCoding: '3' }],
  ['invalid_no_stop', { noStop: 'yes' }],
  ['invalid_sender_for_response', { senderForResponse: '2' }],
  ['invalid_tag', { tag: 'x'.repeat(21) }],
  ['tag_control_character', { tag: 'a\u0007b' }],
  ['invalid_deferred', { deferred: '253025122026' }],
  ['invalid_deferred', { deferred: '120001012030' }],
  ['invalid_message', { message: 'a'.repeat(255 * 153 + 1) }],
  ['sender_not_found', { from: 'NOBODY' }],
  ['invalid_to', { to: '0612345678' }],
];

async function expectRefusal(text: string, refusal: Http2smsRefusal) {
  const { status, text: reason } = HTTP2SMS_REFUSALS[refusal];
  const answer = await gateway.send(`${text}&contentType=application/json`);
  expect(answer.status).toBe(200);
  const sentence = `${reason}. For more informations : ${HELP}`;
  if (answer.headers['content-type']?.startsWith('text/plain')) expect(answer.body).toBe(`KO\n${sentence}\n`);
  else expect(JSON.parse(answer.body)).toEqual({ status, message: sentence });
  expect(await gateway.db.message.count()).toBe(0);
  expect(await gateway.creditsLeft()).toBe(20_000);
}

test.each(CAUSES)('%s', async (refusal, changes) => {
  await expectRefusal(query(changes), refusal);
});

test('of any two causes the one that is checked first is told', async () => {
  for (const [index, [first, firstChanges]] of CAUSES.entries()) {
    const later = CAUSES.slice(index + 1).filter(
      ([, changes]) => !Object.keys(firstChanges).some((name) => name in changes),
    );
    await Promise.all(later.map(([, changes]) => expectRefusal(query({ ...changes, ...firstChanges }), first)));
  }
});

test.each([
  ['%20', 'Missing message'],
  ['%E2%80%8B', 'Missing message'],
  ['%0d%0a%09', 'Missing message'],
  ['%00', 'Missing message'],
  ['%00a', 'Invalid message: has a control character'],
  ['a%1bb', 'Invalid message: has a control character'],
  ['a%c2%85', 'Invalid message: has a control character'],
  ['a%81', 'Invalid message: has a control character'],
])('message=%s is %s, and charges nothing', async (message, reason) => {
  const { body } = await gateway.send(`${query({ message: null })}&message=${message}`);
  expect(body).toMatch(new RegExp(`^KO\\n${reason}\\.`));
  expect(await gateway.db.creditMovement.count({ where: { kind: 'debit' } })).toBe(0);
  expect(await gateway.db.message.count()).toBe(0);
});

test.each([
  ['account', 'Authentication failed'],
  ['login', 'Authentication failed'],
  ['password', 'Authentication failed'],
  ['from', 'Sender not found'],
  ['to', 'Invalid to'],
  ['class', 'Invalid class'],
  ['smsCoding', 'Invalid smsCoding'],
  ['noStop', 'Invalid noStop'],
  ['senderForResponse', 'Invalid senderForResponse'],
  ['tag', 'Invalid tag: has a control character'],
  ['deferred', 'Invalid deferred time'],
  ['contentType', 'Invalid contentType'],
])('a NUL in %s is not dropped: %s', async (name, reason) => {
  const sound = new URLSearchParams(
    query({ class: '1', smsCoding: '1', noStop: '1', senderForResponse: '0', tag: 'x', contentType: 'text/plain' }),
  );
  sound.set('deferred', '183025112026');
  expect((await gateway.send(String(sound))).body).toMatch(/^OK\n/);
  await gateway.db.message.deleteMany();
  sound.set(name, `${sound.get(name)}\0`);
  expect((await gateway.send(String(sound))).body).toMatch(new RegExp(`^KO\n${reason}\\.`));
  expect(await gateway.db.message.count()).toBe(0);
});

test('a tab, a new page and a new line are text', async () => {
  const { body } = await gateway.send(`${query({ message: null })}&message=a%09b%0cc%0ad`);
  expect(body).toMatch(/^OK\n/);
});

test('an unknown account, an unknown login and a wrong password get the same answer', async () => {
  const answers = [{ account: 'sms-zz99999-9' }, { login: 'nobody' }, { password: 'wrong_12' }];
  const bodies = await Promise.all(answers.map(async (changes) => (await gateway.send(query(changes))).body));
  expect(new Set(bodies).size).toBe(1);
});

/** A wrong password is checked against two hashes, and what an API user lacks costs as much as a real one: not here. */
const makeGuessesCheap = () =>
  gateway.db.apiUser.updateMany({
    data: { previousPasswordHash: quickHash('pass_122'), previousPasswordUntil: new Date(NOW.getTime() + 60_000) },
  });

const wrongPassword = (index: number) => gateway.send(query({ password: `wrong_${index}` }));

test('who has guessed too often is told so, the right password too, until the limit fills again', async () => {
  await makeGuessesCheap();
  for (let index = 0; index < 20; index += 1) {
    expect((await wrongPassword(index)).body).toMatch(/^KO\nAuthentication failed\./);
  }
  await expectRefusal(query({ password: 'wrong_20' }), 'too_many_requests');
  await expectRefusal(query(), 'too_many_requests');
  gateway.setNow(new Date(NOW.getTime() + 6_000));
  expect((await gateway.send(query())).body).toMatch(/^OK/);
});

test('guesses beyond those that may wait are too busy, and 503 to clients that read the status alone', async () => {
  await makeGuessesCheap();
  const answers = await Promise.all(Array.from({ length: 503 }, (_, index) => wrongPassword(index)));
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy).toHaveLength(1);
  expect(busy[0]).toMatchObject({
    headers: { 'retry-after': '1' },
    body: `KO\nToo busy, try again. For more informations : ${HELP}\n`,
  });
});

test('a disabled user is told before its IP, its IP before the rate, the rate before values', async () => {
  await gateway.close();
  gateway = await createTestGateway(20_000, 1);
  const invalid = query({ class: '9', from: 'NOBODY' });
  await expectRefusal(invalid, 'invalid_class');
  await gateway.db.apiUser.updateMany({ data: { disabledAt: new Date(), ipRestrictions: '["192.0.2.1"]' } });
  gateway.forget();
  await expectRefusal(invalid, 'user_disabled');
  await gateway.db.apiUser.updateMany({ data: { disabledAt: null } });
  gateway.forget();
  await expectRefusal(invalid, 'ip_not_authorized');
  await gateway.db.apiUser.updateMany({ data: { ipRestrictions: '["203.0.113.0/24"]' } });
  gateway.forget();
  await expectRefusal(invalid, 'too_many_requests');
  gateway.setNow(new Date(NOW.getTime() + 1_000));
  await expectRefusal(invalid, 'invalid_class');
});

test('a change to the user is seen by the very next request, even when nobody said forget', async () => {
  await gateway.send(query());
  await gateway.db.apiUser.updateMany({ data: { ipRestrictions: '["192.0.2.1"]' } });
  expect((await gateway.send(query())).body).toMatch(/^KO\nIP not authorized\./);
  await gateway.db.apiUser.updateMany({ data: { ipRestrictions: '[]', disabledAt: new Date() } });
  gateway.forget();
  expect((await gateway.send(query())).body).toMatch(/^KO\nUser disabled\./);
});

test('the API users of a disabled account are refused as a disabled one is, also one whose row is remembered', async () => {
  expect((await gateway.send(query())).body).toMatch(/^OK/);
  await gateway.db.smsAccount.updateMany({ data: { disabledAt: new Date() } });
  expect((await gateway.send(query())).body).toMatch(/^KO\nUser disabled\./);
  await gateway.db.smsAccount.updateMany({ data: { disabledAt: null } });
});

test('a disabled sender is not found', async () => {
  await expectRefusal(query({ from: 'OFF' }), 'sender_not_found');
});

test('a past time is refused, the current minute is not', async () => {
  await expectRefusal(query({ deferred: '100024112025' }), 'invalid_deferred');
  expect((await gateway.send(query({ deferred: '110024112026' }))).body).toMatch(/^OK/);
});

test('all or none: too little credit for the whole list sends nothing', async () => {
  const to = Array.from({ length: 201 }, (_, index) => `+336${String(12_000_000 + index)}`).join(',');
  await expectRefusal(query({ to }), 'not_enough_credits');
});

test('a user with a quota at zero is blocked though the account has credit', async () => {
  await setQuota(gateway.db, gateway.apiUserId, 0, NOW);
  await expectRefusal(query(), 'quota_reached');
});

test('HTML and XML carry the reason in their own form', async () => {
  const html = await gateway.send(query({ message: null, contentType: 'text/html' }));
  expect(html.body).toContain(`<BODY>\nKO<br>Missing message. For more informations : ${HELP}<br>\n</BODY>`);
  const xml = await gateway.send(query({ message: null, contentType: 'application/xml' }));
  expect(xml.body).toBe(
    `<?xml version="1.0" encoding="UTF-8" ?><response><status>201</status><message>Missing message. For more informations : ${HELP}</message></response>`,
  );
});

test('what is kept of a refusal is the login as it was sent, never the password, and nothing of a made-up account', async () => {
  const secret = 'pa55word_in_its_field';
  for (const login of ['user1', 'usr1', 'x'.repeat(9_000)]) await gateway.send(query({ login, password: secret }));
  await gateway.send(query({ account: 'sms-none-1', password: secret }));
  await gateway.send(query({ account: 'x'.repeat(9_000), password: secret }));
  const { refused } = gateway;
  expect(JSON.stringify(refused)).not.toContain(secret);
  expect(refused.map(({ login }) => login.length)).toEqual([5, 4, 100, 5]);
  await recordRefusals(gateway, refused);
  const kept = await gateway.db.refusedRequest.findMany({ orderBy: { id: 'asc' } });
  expect(kept.map(({ login, apiUserId }) => [login, apiUserId])).toEqual([
    ['user1', gateway.apiUserId],
    ['usr1', 0],
    ['x'.repeat(40), 0],
  ]);
});

const JSON_BODY = JSON.stringify({ account: 'sms-xx11111-1', message: 'Hello' });

test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/vnd.api+json', 'text/xml'])(
  'parameters that are missing beside a body of %s: it is not a form',
  async (contentType) => {
    const { body } = await gateway.send('', { post: JSON_BODY, contentType });
    expect(body).toMatch(/^KO\nMissing parameters: the body is not a form\./);
    // Parameters in the address are enough, whatever the body is.
    expect((await gateway.send(query(), { post: JSON_BODY, contentType })).body).toMatch(/^OK\n/);
  },
);

test.each(['text/plain', 'application/octet-stream', ''])(
  'a form that is declared as %j is read',
  async (contentType) => {
    expect((await gateway.send('', { post: query(), contentType })).body).toMatch(/^OK\n/);
    expect((await gateway.send('', { post: query({ to: null }), contentType })).body).toMatch(/^KO\nMissing to\./);
  },
);
