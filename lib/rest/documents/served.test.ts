/** What the OpenAPI document says of headers, errors and proofs, against what the server does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addMember, callRest, callSigned, giveKey, type RestAnswer } from '@/lib/testing/rest-caller';
import { signedHeaders } from '@/lib/testing/signed-headers';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { ROUTES } from '../routes/routes';
import { LONGEST_HEADER, MOST_IDS } from '../table/bounds';
import { FAULTS, type FaultCode } from '../table/faults';
import { presentFault } from '../table/present-fault';

const S = '/sms/sms-xx11111-1';
const JOB = { message: 'Hello', receivers: ['+33612345678'], sender: 'TEST', noStopClause: true };

const header = z.looseObject({ schema: z.record(z.string(), z.json()) });
const documented = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: z.json() })),
        responses: z.looseObject({ 200: z.object({ headers: z.record(z.string(), header) }) }),
      }),
    ),
  ),
  components: z.object({
    schemas: z.looseObject({ Fault: z.record(z.string(), z.json()) }),
    responses: z.record(z.string(), z.object({ headers: z.record(z.string(), header) })),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.string(), name: z.string().optional() })),
  }),
});

let chappe: TestServer;
let origin: string;
let keys: NewKeys;
let document: z.infer<typeof documented>;
let fault: z.ZodType;

beforeAll(async () => {
  chappe = await createTestServer({ env: { API_RATE_PER_SECOND: '2000' } });
  origin = `http://127.0.0.1:${chappe.port}`;
  const { db, accountId } = chappe.gateway;
  keys = await giveKey(db, await addMember(db, accountId, 'owner'));
  document = documented.parse((await callRest(origin, '/1.0/openapi.json')).json);
  fault = z.fromJSONSchema(document.components.schemas.Fault);
});

afterAll(() => chappe.closeBalanced());

const call = (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
  callSigned(origin, keys, `/1.0${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });

const headersSaid = (method: string, path: string) =>
  (document.paths[path]?.[method.toLowerCase()]?.parameters ?? []).filter((one) => one.in === 'header');

/** Each header that an answer of that status is said to have, by its schema; nothing else says when to try again. */
function expectHeaders(
  answer: Pick<RestAnswer, 'status' | 'headers'>,
  said: Readonly<Record<string, z.infer<typeof header>>>,
) {
  for (const [name, { schema }] of Object.entries(said)) {
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined && name === 'X-Pagination-Cursor-Next') continue;
    const read = schema['type'] === 'integer' ? Number(value) : value;
    expect([name, z.fromJSONSchema(schema).safeParse(read).success]).toEqual([name, true]);
  }
  expect('retry-after' in answer.headers).toBe('Retry-After' in said);
}

const REFUSED: readonly (readonly [number, () => Promise<RestAnswer>])[] = [
  [400, () => call('POST', `${S}/jobs`, { ...JOB, colour: 'red' })],
  [401, () => callRest(origin, '/1.0/sms')],
  [402, () => call('POST', `${S}/transferCredits`, { credits: 1_000_000_000, smsAccountTarget: 'sms-xx22222-1' })],
  [403, () => callRest(origin, '/1.0/sms', { headers: { 'x-ovh-application': 'nobodys' } })],
  [404, () => call('GET', `${S}/jobs/999`)],
  [405, () => call('DELETE', '/sms')],
  [409, () => call('POST', `${S}/senders`, { sender: 'TEST' })],
  [501, () => call('GET', `${S}/phonebooks`)],
];

test.each(REFUSED)('a refusal with %i has the body and the headers that are said', async (status, ask) => {
  const { db } = chappe.gateway;
  if (status === 402) {
    const other = await db.smsAccount.create({ data: { serviceName: 'sms-xx22222-1', createdAt: new Date() } });
    const { panelUserId } = await db.membership.findFirstOrThrow({
      where: { role: 'owner', panelUser: { email: 'owner@example.com' } },
    });
    await db.membership.create({ data: { panelUserId, accountId: other.id, role: 'owner' } });
  }
  const answer = await ask();
  expect(answer.status).toBe(status);
  expect(fault.parse(answer.json)).toMatchObject({ httpCode: expect.stringMatching(`^${status} `) });
  expect(answer.json).toMatchObject({ queryId: answer.headers['x-ovh-queryid'] });
  expectHeaders(answer, document.components.responses[status]?.headers ?? {});
});

const CODES = Object.keys(FAULTS).filter((code): code is FaultCode => code in FAULTS);

test.each(CODES)('the fault %s is told as it is said', (code) => {
  const { status } = FAULTS[code];
  const told = presentFault({ code });
  fault.parse(JSON.parse(String(told.body)));
  const headers = Object.fromEntries(Object.entries(told.headers ?? {}).map(([name, value]) => [name, String(value)]));
  if (status !== 405) expectHeaders({ status, headers }, document.components.responses[status]?.headers ?? {});
});

test('under one Idempotency-Key is done once what says so, and nothing else does', async () => {
  const once = ROUTES.filter(({ method, path }) =>
    headersSaid(method, path).some(({ name }) => name === 'Idempotency-Key'),
  );
  expect(
    once.map(({ method, path }) => `${method} ${path.replace('{serviceName}', 'S').replace('{login}', 'U')}`),
  ).toEqual([
    'POST /sms/S/transferCredits',
    'POST /sms/S/users/U/callbackSigning',
    'POST /sms/S/jobs',
    'POST /sms/S/users/U/jobs',
  ]);
  const named = { 'idempotency-key': 'order 1' };
  const first = await call('POST', `${S}/jobs`, { ...JOB, message: 'One' }, named);
  expect(await call('POST', `${S}/jobs`, { ...JOB, message: 'Two' }, named)).toMatchObject({ status: 409 });
  expect(first).toMatchObject({ status: 200 });
  expect(await call('POST', `${S}/senders`, { sender: 'Named' }, named)).toMatchObject({ status: 200 });
  for (const key of ['', 'x'.repeat(LONGEST_HEADER + 1)]) {
    expect(await call('POST', `${S}/jobs`, JOB, { 'idempotency-key': key })).toMatchObject({ status: 400 });
  }
});

test('lists that are said to have pages have them, by the headers that are said', async () => {
  for (const message of ['One', 'Two', 'Three'])
    await call('POST', `${S}/jobs`, { ...JOB, message, differedPeriod: 60 });
  const paged = ROUTES.filter(({ isPaged }) => isPaged);
  expect(paged.length).toBeGreaterThan(5);
  for (const { method, path } of paged) {
    const names = headersSaid(method, path).map(({ name }) => name);
    expect([path, names]).toEqual([path, ['X-Pagination-Size', 'X-Pagination-Cursor']]);
    const headers = document.paths[path]?.['get']?.responses[200].headers ?? {};
    expect(Object.keys(headers)).toContain('X-Pagination-Cursor-Next');
  }
  for (const path of [`${S}/jobs`, `${S}/outgoing`]) {
    const whole = z.array(z.int()).parse((await call('GET', path)).json);
    expect(whole.length).toBeGreaterThan(2);
    const first = await call('GET', path, undefined, { 'x-pagination-size': '2' });
    expectHeaders(first, document.paths['/sms/{serviceName}/jobs']?.['get']?.responses[200].headers ?? {});
    const cursor = String(first.headers['x-pagination-cursor-next']);
    const rest = await call('GET', path, undefined, { 'x-pagination-cursor': cursor });
    expect([first.json, rest.json].flat()).toEqual(whole);
    expect(rest.headers).not.toHaveProperty('x-pagination-cursor-next');
  }
  for (const size of ['0', String(MOST_IDS + 1), 'x']) {
    expect(await call('GET', `${S}/jobs`, undefined, { 'x-pagination-size': size })).toMatchObject({ status: 400 });
  }
});

test('calls are proven as the security schemes say', async () => {
  const { basic, ...signed } = document.components.securitySchemes;
  expect(basic).toMatchObject({ type: 'http', scheme: 'basic' });
  const pair = Buffer.from(`${keys.consumerKey}:${keys.applicationSecret}`).toString('base64');
  const byBasic = { headers: { authorization: `Basic ${pair}` } };
  expect(await callRest(origin, '/1.0/sms', byBasic)).toMatchObject({ status: 200 });
  const headers = signedHeaders(keys, `${origin}/1.0/sms`, {});
  const named = Object.values(signed).map(({ name = '' }) => name.toLowerCase());
  const proof = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-type'));
  expect(named.toSorted()).toEqual(Object.keys(proof).toSorted());
  expect(await callRest(origin, '/1.0/sms', { headers: proof })).toMatchObject({ status: 200 });
});
