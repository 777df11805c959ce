/** What the table says of itself, to programs of the original and to tools of OpenAPI. */
import { expect, test } from 'vitest';
import { ABOUT } from '../models/types';
import { AREAS, ROUTES } from '../routes/routes';
import type { Route } from '../table/route';
import { openApi } from './open-api';
import { originalSchema } from './original-schema';
import { fieldsOf } from './read-schema';

const sms = originalSchema(ROUTES, '/sms');
const operationOf = (path: string, method: string) =>
  sms.apis.find((api) => api.path === path)?.operations.find(({ httpMethod }) => httpMethod === method);

test('all that the original has under /sms is there: 78 paths, 124 operations', () => {
  const ofOriginal = sms.apis.map(({ operations }) => operations.filter(({ apiStatus }) => apiStatus.value !== 'BETA'));
  expect(ofOriginal.filter((operations) => operations.length > 0)).toHaveLength(78);
  expect(ofOriginal.flat()).toHaveLength(124);
});

test('what is ours stands beside it, and says so', () => {
  const ours = ROUTES.filter(({ isOurs }) => isOurs).map(({ method, path }) => [path, method]);
  expect(ours.length).toBeGreaterThan(0);
  for (const [path = '', method = ''] of ours) {
    expect(operationOf(path, method)).toMatchObject({ apiStatus: { value: 'BETA' } });
    expect(document.paths[path]?.[method.toLowerCase()]).toMatchObject({
      description: 'The original does not have this.',
    });
  }
});

test('an operation is told as the original tells it', () => {
  expect(operationOf('/sms/{serviceName}/users/{login}', 'GET')).toMatchObject({
    ...{ noAuthentication: false, responseType: 'sms.User', apiStatus: { value: 'PRODUCTION' } },
    parameters: [
      { name: 'serviceName', paramType: 'path', dataType: 'string', required: true },
      { name: 'login', paramType: 'path', dataType: 'string', required: true },
    ],
  });
  const job = operationOf('/sms/{serviceName}/jobs', 'POST');
  expect(job?.responseType).toBe('sms.SmsSendingReportUser');
  const named = Object.fromEntries(
    job?.parameters.map(({ name, dataType, required }) => [name, [dataType, required]]) ?? [],
  );
  expect(named).toMatchObject({
    ...{ message: ['string', true], receivers: ['string[]', false], class: ['sms.ClassEnum', false] },
    ...{ differedPeriod: ['long', false], noStopClause: ['boolean', false], serviceName: ['string', true] },
  });
  expect(operationOf('/sms/{serviceName}/outgoing', 'GET')).toMatchObject({ responseType: 'long[]' });
  expect(operationOf('/sms/rates/packs', 'GET')).toMatchObject({ noAuthentication: true });
  expect(operationOf('/sms/{serviceName}/hlr', 'POST')).toMatchObject({ apiStatus: { value: 'DEPRECATED' } });
});

test('models have their names, their words and what nobody sets of them', () => {
  expect(sms.models['sms.SupportEnum']).toMatchObject({ enum: ['mail', 'sms', 'both'], namespace: 'sms' });
  expect(sms.models['sms.AccountWithIAM']).toMatchObject({
    properties: {
      callBack: { type: 'string', canBeNull: true, readOnly: false },
      creditsLeft: { type: 'double', canBeNull: false, readOnly: true },
      smsResponse: { type: 'sms.Response' },
      iam: { type: 'iam.ResourceMetadata', canBeNull: true },
    },
  });
  expect(sms.models['sms.Outgoing']).toMatchObject({
    properties: { deliveredAt: { type: 'datetime', readOnly: true } },
  });
});

test('every name of a model is one that is told', () => {
  for (const resourcePath of ['/sms', '/auth']) {
    const { apis, models } = originalSchema(ROUTES, resourcePath);
    const types = [
      ...apis
        .flatMap(({ operations }) => operations)
        .flatMap(({ responseType, parameters }) => [responseType, ...parameters.map(({ dataType }) => dataType)]),
      ...Object.values(models).flatMap((model) =>
        'properties' in model ? Object.values(model.properties).map(({ type }) => type) : [],
      ),
    ];
    const named = types.map((type) => type.replaceAll('[]', '')).filter((type) => type.includes('.'));
    expect(named.filter((type) => !(type in models))).toEqual([]);
  }
});

const document = openApi(AREAS);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

/** Each reference within the document. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

test('the OpenAPI document has every operation, each under a name of its own, and refers to nothing that is not there', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations).toHaveLength(ROUTES.length);
  const ids = operations.map((operation) => JSON.stringify(operation).match(/"operationId":"(\w+)"/)?.[1]);
  expect(new Set(ids).size).toBe(ROUTES.length);
  const { schemas, responses } = document.components;
  const known = Object.entries({ schemas, responses }).flatMap(([place, named]) =>
    Object.keys(named).map((id) => `#/components/${place}/${id}`),
  );
  expect([...new Set(referencesIn(document))].filter((reference) => !known.includes(reference))).toEqual([]);
  expect(document.components.schemas['sms.Quota']).toMatchObject({
    type: 'object',
    properties: { quotaLeft: { type: 'number' }, quotaStatus: { $ref: '#/components/schemas/sms.QuotaStatusEnum' } },
  });
});

test('of every body there is something to begin from, which its route takes', () => {
  const withBody = ROUTES.filter(({ input }) => fieldsOf(input.body).length > 0).map(nameOf);
  const shown = ROUTES.flatMap((route) => {
    const { body } = route.input;
    const examples = ABOUT.get(body)?.examples ?? [];
    return examples.map((example) => [nameOf(route), body.safeParse(example).success]);
  });
  expect(shown.map(([name]) => name).toSorted()).toEqual(withBody.toSorted());
  expect(shown.filter(([, isTaken]) => isTaken !== true)).toEqual([]);
  expect(JSON.stringify(document.paths['/sms/{serviceName}/jobs'])).toContain('"example":{"sender":"SENDER"');
});

test('what is not offered stands apart, and each refusal says all that it may', () => {
  expect(document.paths['/sms/{serviceName}/hlr']).toMatchObject({ get: { tags: ['absent'], deprecated: true } });
  expect(document.paths['/sms/{serviceName}/senders']).toMatchObject({ get: { tags: ['senders'] } });
  expect(document.components.responses['409']?.description).toContain('- There is a user of this login already\n');
  const statusesOf = (path: string, method: string) =>
    Object.keys(new Map(Object.entries(document.paths[path]?.[method] ?? {})).get('responses') ?? {});
  expect(statusesOf('/sms/rates/packs', 'get')).toEqual(['200', '400', '404', '503']);
  expect(statusesOf('/sms/{serviceName}/senders', 'post')).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '429',
    '503',
  ]);
});

test('both are text, and of a size that a page reads at once', () => {
  for (const told of [sms, document]) expect(JSON.stringify(told).length).toBeLessThan(300_000);
});
