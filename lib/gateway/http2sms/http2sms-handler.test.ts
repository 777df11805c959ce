import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HTTP2SMS_REFUSALS, type Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { setQuota } from '@/lib/testing/credit';
import { createTestGateway, HELP, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.closeBalanced());

describe('success', () => {
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
});

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

describe('charsets', () => {
  const encoded = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const latin1 = (text: string) => encoded(Buffer.from(text, 'latin1'));
  const sent = () => gateway.db.message.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const rest = query({ message: null, noStop: '1' });

  test('bytes that are not UTF-8 are windows-1252, and cost what their letters cost', async () => {
    const message = `${'a'.repeat(149)}${latin1('é')}`;
    expect((await gateway.send(`${rest}&message=${message}`)).body).toMatch(/^OK\n199\n/);
    expect(await sent()).toMatchObject({ text: `${'a'.repeat(149)}é`, encoding: 'gsm7', segmentCount: 1 });
    await gateway.send(`${rest}&message=10%80`);
    expect(await sent()).toMatchObject({ text: '10€' });
  });

  test('the charset that the request declares is used for every text', async () => {
    const { accountId } = gateway;
    await gateway.db.sender.create({ data: { accountId, sender: 'Café', createdAt: new Date(0) } });
    const post = `${query({ message: null, from: null, noStop: '1' })}&message=%a4%a6&from=${latin1('Café')}&tag=%a4`;
    const contentType = 'application/x-www-form-urlencoded; charset=ISO-8859-15';
    expect((await gateway.send('', { post, contentType })).body).toMatch(/^OK/);
    expect(await sent()).toMatchObject({ text: '€Š', sender: 'Café', tag: '€' });
  });

  test('`_charset_` declares it as well', async () => {
    await gateway.send(`${rest}&_charset_=koi8-r&message=%f0%f2`);
    expect(await sent()).toMatchObject({ text: 'ПР' });
  });

  test.each([
    ['an unknown charset', 'application/x-www-form-urlencoded; charset=x-gsm', latin1('é')],
    ['bytes that do not fit the declared charset', 'application/x-www-form-urlencoded; charset=utf-8', latin1('été')],
    ['a text that was lost before it came here', 'application/x-www-form-urlencoded', '%EF%BF%BD'],
  ])('%s is refused, in the format that is asked for', async (_, contentType, message) => {
    const post = `${rest}&message=${message}&contentType=text/json`;
    const { body } = await gateway.send('', { post, contentType });
    expect(JSON.parse(body)).toMatchObject({ status: 202, message: expect.stringMatching(/^Invalid charset\./) });
    expect(await gateway.db.message.count()).toBe(0);
    expect(await gateway.creditsLeft()).toBe(20_000);
  });

  test('a byte order mark makes no message dearer', async () => {
    await gateway.send(`${rest}&message=%EF%BB%BFHello`);
    expect(await sent()).toMatchObject({ text: 'Hello', encoding: 'gsm7' });
  });

  test('a multipart part says its own charset', async () => {
    const parts = [...new URLSearchParams(rest)].map(
      ([name, value]) => `--edge\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`,
    );
    const message = [
      '--edge\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Disposition: form-data; name="message"\r\n',
      '\r\nété\r\n--edge--\r\n',
    ];
    const post = Buffer.from([...parts, ...message].join(''), 'latin1');
    expect((await gateway.send('', { post, contentType: 'multipart/form-data; boundary="edge"' })).body).toMatch(/^OK/);
    expect(await sent()).toMatchObject({ text: 'été' });
  });
});

describe('refusals', () => {
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
