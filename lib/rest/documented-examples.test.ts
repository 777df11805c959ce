/** The programs of docs/api.md, run as they stand there over TLS: only the names that a reader fills in are filled in. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Trusts the test's certificate, each in its own words. */
const trusting = (file: string) => ({
  NODE_EXTRA_CA_CERTS: file,
  CURL_CA_BUNDLE: file,
  SSL_CERT_FILE: file,
  REQUESTS_CA_BUNDLE: file,
});

/** What the program prints, which it is given to read. */
async function run([command, ...args]: Command, program: string): Promise<string> {
  const env = { ...process.env, ...trusting(certificate.certFile) };
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(program);
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`${command} ended with ${String(child.exitCode)}: ${complaints}`);
  return printed;
}

type Command = readonly [string, ...string[]];

type Example = {
  readonly introduction: string;
  readonly command: Command;
  /** Whether what runs it is here. */
  readonly probe: Command;
  readonly install: string;
  /** Debian has it not: where it is missing it is left out in CI, too. */
  readonly isElsewhere?: true;
};

const php: Command = [
  'php',
  '-d',
  `curl.cainfo=${certificate.certFile}`,
  '-d',
  `openssl.cafile=${certificate.certFile}`,
];

const EXAMPLES: readonly Example[] = [
  {
    introduction: 'By curl, without a signature',
    command: ['sh'],
    probe: ['curl', '--version'],
    install: 'apt-get install curl',
  },
  {
    introduction: 'By Node, with the official package',
    command: [process.execPath, '--input-type=module'],
    probe: [process.execPath, '--version'],
    install: 'npm install',
  },
  {
    introduction: 'By Python, with the official package',
    command: ['python3'],
    probe: ['python3', '-c', 'import ovh'],
    install: 'pip install ovh',
    isElsewhere: true,
  },
  {
    introduction: 'By PHP alone',
    command: php,
    probe: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
    install: 'apt-get install php-cli php-curl',
  },
  {
    introduction: 'By Python alone',
    command: ['python3'],
    probe: ['python3', '--version'],
    install: 'apt-get install python3',
  },
];

const isHere = ([command, ...args]: Command) => spawnSync(command, args).status === 0;

for (const { introduction, command, probe, install, isElsewhere = false } of EXAMPLES) {
  const here = isHere(probe);
  if (here || (process.env['CI'] && !isElsewhere)) {
    test(`${introduction}: a message is sent, and its id told`, async () => {
      const { db } = chappe.gateway;
      const sent = await db.message.count();
      const printed = await run(command, fillIn(exampleOf(introduction)));
      expect(await db.message.count()).toBe(sent + 1);
      const message = await db.message.findFirstOrThrow({ orderBy: { id: 'desc' } });
      expect(message).toMatchObject({ sender: 'TEST', recipient: '33639981234', text: 'Hello from Chappe' });
      expect(printed.match(/\d{8,}/g)).toContain(String(message.id));
    });
  } else {
    test(`${introduction}: left out here: ${install}`, () => {
      expect(here).toBe(false);
    });
  }
}
