/** The programs of docs/api.md, run as they stand there over TLS: only the names that a reader fills in are filled in. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Language, languagesTrusting, runProgram, testIn } from '@/lib/testing/example-programs';
import { addMember, giveKey } from '@/lib/testing/rest-caller';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';

const page = readFileSync('docs/api.md', 'utf8');
const certificate = writeTestCertificate();

let chappe: TestServer;
let fillIn: (program: string) => string;

beforeAll(async () => {
  chappe = await createTestServer({ env: { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile } });
  const { db, accountId } = chappe.gateway;
  const keys = await giveKey(db, await addMember(db, accountId, 'owner'), {
    rules: [{ method: 'POST', path: '/sms/*/jobs' }],
  });
  const values = {
    "host: 'sms.example'": `host: 'localhost',\n  port: ${chappe.port}`,
    'sms.example': `localhost:${chappe.port}`,
    APPLICATION_KEY: keys.applicationKey,
    APPLICATION_SECRET: keys.applicationSecret,
    CONSUMER_KEY: keys.consumerKey,
    SENDER: 'TEST',
  };
  fillIn = (program) =>
    Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(name, () => value), program);
});

afterAll(async () => {
  certificate.remove();
  await chappe.closeBalanced();
});

/** The program below the line that begins so, or goes on so. */
function exampleOf(introduction: string): string {
  const [, example] = page.slice(page.indexOf(introduction)).split(/\n```\n/, 2);
  if (!page.includes(introduction) || example === undefined) throw new Error(`docs/api.md has no ${introduction}`);
  return example;
}

const { shell, node, python, pythonOvh, php } = languagesTrusting(certificate.certFile);

const EXAMPLES: readonly (readonly [introduction: string, language: Language])[] = [
  ['By curl, without a signature', shell],
  ['By Node, with the official package', node],
  ['By Python, with the official package', pythonOvh],
  ['By PHP alone', php],
  ['By Python alone', python],
];

for (const [introduction, language] of EXAMPLES)
  testIn(language, `${introduction}: a message is sent, and its id told`, async () => {
    const { db } = chappe.gateway;
    const sent = await db.message.count();
    const printed = await runProgram(language, fillIn(exampleOf(introduction)), certificate.certFile);
    expect(await db.message.count()).toBe(sent + 1);
    const message = await db.message.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(message).toMatchObject({ sender: 'TEST', recipient: '33639981234', text: 'Hello from Chappe' });
    expect(printed.match(/\d{8,}/g)).toContain(String(message.id));
  });
