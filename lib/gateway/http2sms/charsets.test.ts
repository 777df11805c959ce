/** Texts in whatever charset a request declares, or does not. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.closeBalanced());

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
