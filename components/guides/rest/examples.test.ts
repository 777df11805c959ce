/** What the page of the REST API writes as it is opened can be copied: only the keys are filled in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi } from '@/lib/rest/documents/open-api';
import { AREAS } from '@/lib/rest/routes/routes';
import { FAULTS } from '@/lib/rest/table/faults';
import { openApiDocument } from '@/lib/schemas/open-api';
import { plainApiUser } from '@/lib/testing/test-panel';
import { createTestRest } from '@/lib/testing/test-rest';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { operationsOf, type RestOperation } from './operations';
import { ownBody, ownValues } from './own-names';
import { targetOf, withExamples, writeCall } from './rest-call';

const URL = 'https://sms.example/1.0';
const served: unknown = JSON.parse(JSON.stringify({ ...openApi(AREAS), servers: [{ url: URL }] }));
const operations = operationsOf(openApiDocument.parse(served));

/** As an account has them whose first sender is that of the guides. */
const OWN = { serviceName: 'sms-ours-1', login: 'script', sender: 'MyShop' };
/** What is needed of an account that has neither. */
const FRESH = { serviceName: 'sms-ours-1', login: null, sender: 'SENDER' };

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeAll(async () => {
  rest = await createTestRest();
  const { dependencies, actors, account } = rest;
  await addApiUser(dependencies, actors.owner, account, plainApiUser(OWN.login));
  await addSender(dependencies, actors.owner, account, { sender: OWN.sender, description: '' });
});

afterAll(() => rest.closeBalanced());

const named = operations.map((operation): [string, RestOperation] => [
  `${operation.method} ${operation.path}`,
  operation,
]);

async function statusOf(operation: RestOperation): Promise<number> {
  const target = targetOf(operation, withExamples(operation, ownValues(operation, OWN)));
  const { pathname, searchParams } = new globalThis.URL(`https://sms.example${target}`);
  const body: unknown = JSON.parse(ownBody(operation, OWN) || '{}');
  const outcome = await rest.ask(operation.method, pathname, { query: Object.fromEntries(searchParams), body });
  return outcome.ok ? 200 : FAULTS[outcome.error.code].status;
}

// Whoever asks for a key has none yet.
test.each(named.filter(([, { access }]) => access !== 'application'))(
  '%s can be asked as it is shown',
  async (_, one) => {
    const done = one.method === 'DELETE' || one.path.includes('{id}') ? [200, 404] : [200, 404, 501];
    expect(one.isHere ? done : [501]).toContain(await statusOf(one));
  },
);

test.each(named)('%s has nothing that a shell or curl takes for its own, or for another address', (_, called) => {
  for (const own of [OWN, FRESH]) {
    for (const proof of ['basic', 'signature'] as const) {
      const values = ownValues(called, own);
      for (const { text } of writeCall({ called, values, body: '', url: URL, proof })) {
        expect(text).not.toMatch(/\/\{\w+\}/);
      }
    }
  }
});

test('what would be deleted is named by its reader alone, in the place of a word in capitals', () => {
  for (const [name, called] of named.filter(([, { method }]) => method === 'DELETE')) {
    const target = targetOf(called, withExamples(called, ownValues(called, OWN)));
    expect([name, target]).toEqual([
      name,
      expect.stringMatching(/^\/sms\/(sms-ours-1|virtualNumbers)(\/[a-zA-Z]+|\/[A-Z_]+)+$/),
    ]);
  }
});
