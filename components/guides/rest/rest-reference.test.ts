/** The page reads the very document that is served. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { signedAround } from '@/lib/domain/api-key/signed-call';
import { openApi } from '@/lib/rest/documents/open-api';
import { AREAS, ROUTES } from '@/lib/rest/routes/routes';
import { openApiDocument } from '@/lib/schemas/open-api';
import { matching, operationsOf } from './operations';
import { ownBody, ownValues } from './own-names';
import { headersOf, missingIn, needsHttps, pathOf, targetOf, writeCall } from './rest-call';
import { missingKeys, NO_KEYS, readKeys } from './rest-keys';
import { modelsOf, modelsWithin, readType } from './types-of';

const URL = 'https://sms.example/1.0';
const served: unknown = JSON.parse(JSON.stringify({ ...openApi(AREAS), servers: [{ url: URL }] }));
const document = openApiDocument.parse(served);
const { schemas } = document.components;
const operations = operationsOf(document);

function operation(name: string) {
  const found = operations.find(({ method, path }) => `${method} ${path}` === name);
  if (!found) throw new Error(`No ${name}`);
  return found;
}

const typeOf = (name: string, field: string) => {
  const schema = operation(name).fields.find((one) => one.name === field)?.schema;
  return schema && readType(schema, schemas);
};

test('every route is there once, what is not offered last', () => {
  expect(operations).toHaveLength(ROUTES.length);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(ROUTES.length);
  expect(operations[0]?.area).toBe('keys');
  expect(operations.findIndex(({ isHere }) => !isHere)).toBe(ROUTES.filter(({ isHere }) => isHere !== false).length);
});

test('a route says who may call it, what it takes and why it may refuse', () => {
  expect(operation('POST /sms/{serviceName}/jobs')).toMatchObject({
    ...{ access: 'key', isHere: true, area: 'jobs' },
    refusals: ['400', '401', '402', '403', '404', '409', '429', '501', '503'],
  });
  expect(JSON.parse(operation('POST /sms/{serviceName}/jobs').body ?? '')).toMatchObject({ sender: 'SENDER' });
  expect(operation('POST /auth/credential').access).toBe('application');
  expect(operation('GET /auth/time')).toMatchObject({ access: 'anyone', body: null });
  expect(operation('GET /sms/{serviceName}/hlr')).toMatchObject({ isHere: false, area: 'absent' });
  const places = operation('GET /sms/{serviceName}/outgoing').fields.map(({ name, place }) => `${place} ${name}`);
  expect(places.slice(0, 2)).toEqual(['path serviceName', 'query deliveryReceipt']);
  // What a PUT ignores is no field of it.
  const changed = operation('PUT /sms/{serviceName}/users/{login}').fields.map(({ name, place }) => `${place} ${name}`);
  expect(changed).toContain('path login');
  expect(changed).not.toContain('body login');
});

test('a call asks first only where it may change something or send', () => {
  const asking = (name: string) => operation(name).changes;
  expect(asking('POST /sms/{serviceName}/jobs')).toBe(true);
  expect(asking('PUT /sms/{serviceName}')).toBe(true);
  expect(asking('DELETE /sms/{serviceName}/jobs/{id}')).toBe(true);
  expect(asking('POST /auth/credential')).toBe(true);
  expect(asking('POST /auth/logout')).toBe(true);
  expect(asking('GET /sms/{serviceName}')).toBe(false);
  expect(asking('POST /sms/estimate')).toBe(false);
  // What is not offered is refused.
  expect(operations.filter(({ isHere, changes }) => !isHere && changes)).toEqual([]);
});

test('types have the names of the original, their values and whether they may be null', () => {
  expect(typeOf('POST /sms/{serviceName}/jobs', 'differedPeriod')).toEqual({
    ...{ name: 'long', mayBeNull: true, values: [] },
  });
  expect(typeOf('POST /sms/{serviceName}/jobs', 'receivers')).toMatchObject({ name: 'string[]', mayBeNull: true });
  expect(typeOf('POST /sms/{serviceName}/jobs', 'class')).toEqual({
    ...{ name: 'sms.ClassEnum', mayBeNull: true, values: ['flash', 'phoneDisplay', 'sim', 'toolkit'] },
  });
  expect(typeOf('GET /sms/{serviceName}/outgoing', 'creationDatetime.from')).toMatchObject({ name: 'datetime | date' });
  const answered = (name: string) => readType(operation(name).answer, schemas).name;
  expect(answered('GET /sms/{serviceName}/jobs')).toBe('long[]');
  expect(answered('GET /sms/{serviceName}/jobs/{id}')).toBe('sms.Job');
  expect(answered('DELETE /sms/{serviceName}/jobs/{id}')).toBe('void');
});

test('an answer is told with all the models within it', () => {
  const models = modelsOf(operation('GET /sms/{serviceName}/users/{login}').answer, schemas);
  expect(models.map(({ name }) => name)).toEqual(['sms.User', 'sms.AlertThreshold', 'sms.Quota']);
  expect(models[0]?.fields.map(([name]) => name)).toContain('quotaInformations');
});

test('what a PUT takes is told with the models within it, and what is to be known of fields', () => {
  const { fields } = operation('PUT /sms/{serviceName}/users/{login}');
  const models = modelsWithin(fields, schemas);
  expect(models.map(({ name }) => name)).toEqual(['alertThresholdInformations', 'quotaInformations']);
  expect(models[1]?.fields.map(([name]) => name)).toEqual(['quotaLeft', 'quotaStatus']);
  const caveatOf = (name: string) =>
    operation('POST /sms/{serviceName}/jobs').fields.find((one) => one.name === name)?.caveat;
  expect(caveatOf('coding')).toBe('Changes nothing: the coding follows from the text');
  expect(caveatOf('receiversSlotId')).toBe('Refused (501): name the numbers in receivers');
  const body = operation('POST /sms/{serviceName}/jobs').fields.filter(({ place }) => place === 'body');
  expect(body.filter(({ caveat }) => caveat === '').map(({ name }) => name)).toEqual([]);
});

test('a header is one of the fields, and is sent where it is filled in', () => {
  const jobs = operation('POST /sms/{serviceName}/jobs');
  expect(jobs.fields).toContainEqual(
    expect.objectContaining({ name: 'Idempotency-Key', place: 'header', isRequired: false }),
  );
  const values = { serviceName: 'sms-1', 'Idempotency-Key': "it's 1" };
  expect(headersOf(jobs, values)).toEqual({ 'Idempotency-Key': "it's 1" });
  expect(headersOf(jobs, { serviceName: 'sms-1' })).toEqual({});
  const [curl] = writeCall({ called: jobs, values, body: '', url: URL, proof: 'basic' });
  expect(curl?.text).toContain(`-H 'Idempotency-Key: it'\\''s 1'`);
});

test('a call begins with the account’s own names, but for what would be deleted', () => {
  const own = { serviceName: 'sms-1', login: 'script', sender: 'Shop' };
  const user = '/sms/{serviceName}/users/{login}';
  expect(ownValues(operation(`GET ${user}`), own)).toEqual({ serviceName: 'sms-1', login: 'script' });
  expect(ownValues(operation(`DELETE ${user}`), own)).toEqual({ serviceName: 'sms-1' });
  // A filter is not what the path needs.
  expect(ownValues(operation('GET /sms/{serviceName}/outgoing'), own)).toEqual({ serviceName: 'sms-1' });
  expect(ownValues(operation(`GET ${user}`), { ...own, login: null })).toEqual({ serviceName: 'sms-1' });
  const jobs = operation('POST /sms/{serviceName}/jobs');
  expect(JSON.parse(ownBody(jobs, own))).toMatchObject({ sender: 'Shop' });
  expect(JSON.parse(ownBody(jobs, { ...own, sender: 'SENDER' }))).toMatchObject({ sender: 'SENDER' });
});

test('a search finds by words of the method, the path and the summary', () => {
  const found = (search: string) => matching(operations, search).map(({ method, path }) => `${method} ${path}`);
  expect(found('')).toHaveLength(ROUTES.length);
  expect(found(' delete  JOBS ')).toContain('DELETE /sms/{serviceName}/jobs/{id}');
  expect(found('ids scheduled')).toContain('GET /sms/{serviceName}/jobs');
  expect(found('no such thing')).toEqual([]);
});

test('a call is as it was filled in, and calls nothing else', () => {
  const outgoing = operation('GET /sms/{serviceName}/outgoing/{id}');
  expect(missingIn(outgoing, { serviceName: 'sms-1' })).toEqual(['id']);
  expect(missingIn(outgoing, { serviceName: '..', id: '1' })).toEqual(['serviceName']);
  expect(pathOf(outgoing, { serviceName: 'sms-1', id: '' })).toBe('/sms/sms-1/outgoing/{id}');
  expect(pathOf(outgoing, { serviceName: 'a/b', id: '+33' })).toBe('/sms/a%2Fb/outgoing/%2B33');
  const list = operation('GET /sms/{serviceName}/outgoing');
  expect(targetOf(list, { serviceName: 'sms-1', tag: 'a&b', receiver: '' })).toBe('/sms/sms-1/outgoing?tag=a%26b');
});

test('keys are read as they are shown once, all three or none', () => {
  expect(readKeys('application_key=a\napplication_secret=b\nconsumer_key=c')).toEqual({
    ...{ applicationKey: 'a', applicationSecret: 'b', consumerKey: 'c' },
  });
  expect(readKeys('[chappe]\napplication_key = a\napplication_secret = b\nconsumer_key = c\n')?.consumerKey).toBe('c');
  expect(readKeys('application_key=a\napplication_secret=b')).toBeNull();
  expect(readKeys('7kGd0PzqLr2v')).toBeNull();
});

test('what is said in headers is said by the program, too', () => {
  const values = { serviceName: 'sms-1', 'Idempotency-Key': 'order 1' };
  const called = operation('POST /sms/{serviceName}/jobs');
  const body = '{"message":"It\'s here"}';
  const [curl, node] = writeCall({ called, values, body, url: URL, proof: 'basic' }).map(({ text }) => text);
  expect(curl).toContain("-H 'Idempotency-Key: order 1'");
  expect(node).toBe(
    [
      'const answer = await fetch("https://sms.example/1.0/sms/sms-1/jobs", {',
      "  method: 'POST',",
      '  headers: {',
      "    'Authorization': `Basic ${btoa('CONSUMER_KEY:APPLICATION_SECRET')}`,",
      '    "Idempotency-Key": "order 1",',
      "    'Content-Type': 'application/json',",
      '  },',
      `  body: ${JSON.stringify(body)},`,
      '});',
      'console.log(await answer.json());',
    ].join('\n'),
  );
});

test('a call lacks the keys that its proof needs', () => {
  const all = ['applicationKey', 'applicationSecret', 'consumerKey'];
  expect(missingKeys('signature', NO_KEYS)).toEqual(all);
  expect(missingKeys('signature', { ...NO_KEYS, consumerKey: 'c' })).toEqual(all.slice(0, 2));
  expect(missingKeys('basic', NO_KEYS)).toEqual(all.slice(1));
  expect(missingKeys('application', { ...NO_KEYS, applicationKey: 'a' })).toEqual([]);
  expect(missingKeys('none', NO_KEYS)).toEqual([]);
});

test('where calls are signed, a shell signs what it sends', () => {
  const called = operation('POST /sms/{serviceName}/jobs');
  const body = '{"message":"It\'s here"}';
  const [curl] = writeCall({ called, values: { serviceName: 'sms-1' }, body, url: URL, proof: 'signature' });
  const signed = /printf .* cut -d' ' -f1/.exec(curl?.text ?? '')?.[0] ?? '';
  const digest = execFileSync('sh', ['-c', `NOW=1764249600; ${signed}`], { encoding: 'utf8' }).trim();
  const [before, after] = signedAround({
    ...{ applicationSecret: 'APPLICATION_SECRET', consumerKey: 'CONSUMER_KEY', method: 'POST' },
    ...{ url: `${URL}/sms/sms-1/jobs`, timestamp: '1764249600' },
  });
  expect(digest).toBe(
    createHash('sha1')
      .update(before + body + after)
      .digest('hex'),
  );
  expect(curl?.text).toContain(`NOW=$(curl -s '${URL}/auth/time')`);
  expect(curl?.text).toContain('-H "X-Ovh-Signature: \\$1\\$$SIGNED"');
  expect(curl?.text).not.toContain('-u ');
});

test('it is written as a program makes it', () => {
  const values = { serviceName: 'sms-1' };
  const written = (name: string, body: string) =>
    writeCall({ called: operation(name), values, body, url: URL, proof: 'basic' }).map(({ text }) => text);
  const [curl] = written('POST /sms/{serviceName}/jobs', '{"message":"It\'s here"}');
  expect(curl).toBe(
    [
      `curl -X POST 'https://sms.example/1.0/sms/sms-1/jobs' \\`,
      `  -u 'CONSUMER_KEY:APPLICATION_SECRET' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{"message":"It'\\''s here"}'`,
    ].join('\n'),
  );
  const node = writeCall({
    ...{ called: operation('POST /sms/{serviceName}/jobs'), values, body: '{"message":"It\'s here"}', url: URL },
    proof: 'signature',
  })[1]?.text;
  expect(node).toContain(`host: "sms.example",\n  basePath: "/1.0",`);
  expect(node).toContain(`requestPromised('POST', "/sms/sms-1/jobs", {"message":"It's here"});`);
  expect(written('GET /auth/time', '')[0]).toBe(`curl 'https://sms.example/1.0/auth/time'`);
  const called = operation('GET /auth/time');
  const elsewhere = writeCall({ called, values, body: '', url: 'https://localhost:3000/1.0', proof: 'basic' })[1];
  expect(elsewhere?.text).toContain(`host: "localhost",\n  port: 3000,\n  basePath: "/1.0",`);
});

const foundBy = (search: string) => matching(operations, search).map(({ method, path }) => `${method} ${path}`);

test.each([
  ['/sms/sms-xx11111-1/jobs', 'POST /sms/{serviceName}/jobs'],
  ['https://sms.example/1.0/sms/sms-xx11111-1/jobs?x=1', 'GET /sms/{serviceName}/jobs'],
  ['outgoing/123', 'GET /sms/{serviceName}/outgoing/{id}'],
  ['POST /sms/*/jobs', 'POST /sms/{serviceName}/jobs'],
  ['delete /1.0/sms/sms-1/jobs/42', 'DELETE /sms/{serviceName}/jobs/{id}'],
])('the path of a call, or of a key’s rule, finds its route: %s', (search, route) => {
  const found = foundBy(search);
  expect(found).toContain(route);
  expect(found.length).toBeLessThan(10);
  expect(found).not.toContain('GET /sms/{serviceName}/senders');
});

test('a path that no route has finds none', () => {
  expect(foundBy('/sms/sms-1/nothing')).toEqual([]);
  expect(foundBy('outgoing/1/2/3/4')).toEqual([]);
});

const JOBS = { called: operation('POST /sms/{serviceName}/jobs'), values: { serviceName: "sms-'1" }, url: URL };
const BODY = String.raw`{"message":"It's \"here\" é"}`;
const inLanguages = (written: Parameters<typeof writeCall>[0]) =>
  Object.fromEntries(writeCall(written).map(({ name, text }) => [name, text]));

test('by HTTP Basic no example signs, and by signature the official packages make the call', () => {
  const basic = inLanguages({ ...JOBS, body: BODY, proof: 'basic' });
  expect(basic['Python']).toContain("b64encode(b'CONSUMER_KEY:APPLICATION_SECRET')");
  expect(basic['PHP']).toContain("CURLOPT_USERPWD => 'CONSUMER_KEY:APPLICATION_SECRET'");
  expect(basic['Node.js']).toContain("btoa('CONSUMER_KEY:APPLICATION_SECRET')");
  const signed = inLanguages({ ...JOBS, body: BODY, proof: 'signature' });
  expect(signed['Python']).toContain('api.post("/sms/sms-\'1/jobs", **json.loads(');
  expect(signed['PHP']).toContain(String.raw`$api->post('/sms/sms-\'1/jobs', json_decode(`);
  expect(signed['Node.js']).toContain("import ovh from 'ovh';");
});

test('Node.js by the official package, which speaks HTTPS alone, is told to be of no use where the address is http', () => {
  const http = 'http://localhost:3000/1.0';
  const told = (url: string, proof: 'signature' | 'basic') => needsHttps({ ...JOBS, url, proof, body: BODY });
  expect([told(http, 'signature'), told(http, 'basic'), told(URL, 'signature')]).toEqual([true, false, false]);
});
