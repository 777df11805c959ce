/** What the page of the REST API writes, run as it stands over TLS: only the keys are filled in. */
import { afterAll, beforeAll, expect } from 'vitest';
import { quoted } from '@/lib/domain/quoted';
import { openApi } from '@/lib/rest/documents/open-api';
import { AREAS } from '@/lib/rest/routes/routes';
import { openApiDocument } from '@/lib/schemas/open-api';
import { type Language, languagesTrusting, runProgram, testIn } from '@/lib/testing/example-programs';
import { addMember, giveKey } from '@/lib/testing/rest-caller';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { createTestGateway } from '@/lib/testing/test-gateway';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { operationsOf } from './operations';
import { type ChosenProof, writeCall } from './rest-call';

const certificate = writeTestCertificate();
const { shell, node, python, pythonOvh, php } = languagesTrusting(certificate.certFile);

/** What shells, scripts and JSON have to escape. */
const TEXT = String.raw`It's "here" \ $(é)`;
const SMS = { message: TEXT, sender: 'TEST', receivers: ['+33639981234'], noStopClause: true };

let chappe: TestServer;
let serviceName: string;
let fillIn: (program: string) => string;

beforeAll(async () => {
  const gateway = await createTestGateway(100_000_000);
  const { db, accountId } = gateway;
  ({ serviceName } = await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } }));
  const keys = await giveKey(db, await addMember(db, accountId, 'owner'));
  fillIn = (program) =>
    program
      .replaceAll('APPLICATION_KEY', keys.applicationKey)
      .replaceAll('APPLICATION_SECRET', keys.applicationSecret)
      .replaceAll('CONSUMER_KEY', keys.consumerKey);
  const env = { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile };
  chappe = await createTestServer({ gateway, env });
});

afterAll(async () => {
  certificate.remove();
  await chappe.closeBalanced();
});

type Call = {
  readonly route: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly proof: ChosenProof;
};

/** The page's program in that language. */
function write({ route, values = {}, body = '', proof }: Call, written: string): string {
  const url = `https://localhost:${chappe.port}/1.0`;
  const served: unknown = JSON.parse(JSON.stringify({ ...openApi(AREAS), servers: [{ url }] }));
  const called = operationsOf(openApiDocument.parse(served)).find(({ method, path }) => `${method} ${path}` === route);
  if (!called) throw new Error(`There is no ${route}`);
  const program = writeCall({ called, values: { serviceName, ...values }, body, url, proof }).find(
    ({ name }) => name === written,
  );
  return fillIn(program?.text ?? '');
}

/** What it prints. */
const make = (call: Call, written: string, language: Language) =>
  runProgram(language, write(call, written), certificate.certFile);

// PHP's official package comes from where neither Debian nor npm has it: its program is compared as text alone.
const PROGRAMS = [
  ['curl', shell, 'basic'],
  ['curl', shell, 'signature'],
  ['Node.js', node, 'basic'],
  ['Node.js', node, 'signature'],
  ['Python', python, 'basic'],
  ['Python', pythonOvh, 'signature'],
  ['PHP', php, 'basic'],
] as const;

for (const [written, language, proof] of PROGRAMS) {
  testIn(language, `${written} by ${proof} sends what was filled in, and finds it again by a filter`, async () => {
    const { db } = chappe.gateway;
    const body = JSON.stringify({ ...SMS, tag: 'a&b c' });
    const sent = await make({ route: 'POST /sms/{serviceName}/jobs', body, proof }, written, language);
    const message = await db.message.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(message).toMatchObject({ sender: 'TEST', recipient: '33639981234', text: TEXT, tag: 'a&b c' });
    expect(sent.match(/\d{8,}/g)).toContain(String(message.id));
    const values = { tag: 'a&b c', receiver: '+33639981234' };
    const found = await make({ route: 'GET /sms/{serviceName}/outgoing', values, proof }, written, language);
    expect(found.match(/\d{8,}/g)).toContain(String(message.id));
  });
}

for (const [written, language] of PROGRAMS.filter(([, , proof]) => proof === 'basic'))
  testIn(language, `${written} says the header that makes a call one, however often it is made`, async () => {
    const { db } = chappe.gateway;
    const before = await db.message.count();
    const body = JSON.stringify(SMS);
    const values = { 'Idempotency-Key': `it's "${written}"` };
    const call = { route: 'POST /sms/{serviceName}/jobs', values, body, proof: 'basic' } as const;
    await make(call, written, language);
    await make(call, written, language);
    expect(await db.message.count()).toBe(before + 1);
  });

for (const proof of ['basic', 'signature'] as const)
  testIn(shell, `what is not filled in is named by curl so that it is asked for, by ${proof}`, async () => {
    const asked = (route: string) => make({ route, proof }, 'curl', shell);
    expect(await asked('GET /sms/{serviceName}/incoming/{id}')).toContain('The requested object does not exist');
    expect(await asked('DELETE /sms/{serviceName}/users/{login}')).toContain('The requested object does not exist');
    expect(await asked('GET /sms/{serviceName}/blacklists/{number}')).toContain('The requested object does not exist');
    expect(await asked('GET /sms/{serviceName}/receivers/{slotId}')).toContain('This is not offered here');
    expect(await asked('GET /sms/{serviceName}/exceptions')).toBe('[]');
    expect(await asked('GET /sms/rates/destinations')).toContain('"countryCode":"fr"');
  });

testIn(python, 'the program in Python that needs the official package is one', async () => {
  const body = JSON.stringify({ message: TEXT });
  const program = write({ route: 'POST /sms/{serviceName}/jobs', body, proof: 'signature' }, 'Python');
  expect(program).toContain('import ovh');
  await runProgram(python, `import ast\nast.parse(${quoted(program)})`, certificate.certFile);
});
