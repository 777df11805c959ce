/** Two nodes are replaced by the next release, one after the other and under load, as docs/operation.md says. */
import type { Page } from '@playwright/test';
import { type PostgresqlServer, startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { inServer } from '../lib/testing/postgresql/test-databases';
import { type Balancer, startBalancer } from './fixtures/balancer';
import { type ChappeServer, startChappe } from './fixtures/chappe-server';
import { freePort } from './fixtures/free-port';
import { makeNextRelease, type Release } from './fixtures/next-release';
import { runBuilt } from './fixtures/run-built';
import { signIn } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount, type TestAccount } from './fixtures/test-account';

const SCRIPTS = 4;
/** So many messages go through each state of the update. */
const MANY = 60;
const FEW = 4;
/** Of a table that every request reads and writes, as a new release might. */
const ADDED = `
  ALTER TABLE "Message" ADD COLUMN "nextRelease" INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE "SmsAccount" ADD COLUMN "nextRelease" INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE "ApiUser" ADD COLUMN "nextRelease" INTEGER NOT NULL DEFAULT 0;`;

let postgresql: PostgresqlServer;
let balancer: Balancer;
let next: Release;
let running: ChappeServer[];

test.beforeEach(async () => {
  running = [];
  postgresql = await startPostgresqlServer({ durable: true });
  balancer = await startBalancer();
  next = makeNextRelease({ version: '999.0.0', sql: ADDED });
});

test.afterEach(async () => {
  await balancer.close();
  for (const node of running) await node.stop();
  next.remove();
  await postgresql.stop();
});

const OF_TODAY = { folder: process.cwd() };

async function startNode({ folder }: Pick<Release, 'folder'>): Promise<ChappeServer> {
  const port = String(await freePort());
  const env = { PORT: port, PUBLIC_URL: balancer.url, TRUSTED_PROXIES: '1', SIMULATED_CARRIER_SPEED: '100' };
  const started = await startChappe({ folder, databaseUrl: postgresql.urlOf('postgres'), env });
  const node = { ...started, url: `http://127.0.0.1:${port}` };
  running.push(node);
  return node;
}

type ApiUser = { readonly login: string; readonly password: string };

/** Scripts that send and people who read, without a pause; each of them gives up when it is not answered as it should be. */
function beginLoad(page: Page, account: TestAccount, apiUser: ApiUser) {
  const faults: string[] = [];
  let accepted = 0;
  let read = 0;
  let isOver = false;
  const script = async () => {
    while (!isOver) {
      const answer = await sendSms(account, apiUser).catch(String);
      if (!answer.startsWith('OK')) return void faults.push(answer);
      accepted += 1;
    }
  };
  const reader = async (address: string) => {
    while (!isOver) {
      const answer = await page.request.get(address).then((heard) => heard.status(), String);
      if (answer !== 200) return void faults.push(`${address}: ${answer}`);
      read += 1;
    }
  };
  const readers = [account.url('/messages'), `${account.chappe.url}/api/panel/${account.serviceName}/messages`];
  const working = Promise.all([...readers.map(reader), ...Array.from({ length: SCRIPTS }, script)]);
  return {
    goesOn: async () => {
      const before = { accepted, read };
      await expect.poll(() => faults.length > 0 || accepted - before.accepted > MANY).toBe(true);
      await expect.poll(() => faults.length > 0 || read - before.read > FEW).toBe(true);
      expect(faults).toEqual([]);
    },
    end: async () => {
      isOver = true;
      await working;
      expect(faults).toEqual([]);
      return accepted;
    },
  };
}

/** What became of the messages that there are. */
const sums = () =>
  inServer(postgresql.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<Record<'messages' | 'delivered' | 'debits', number>>(
      `SELECT count(*)::int AS messages, count(*) FILTER (WHERE state = 'delivered')::int AS delivered,
         (SELECT count(*)::int FROM "CreditMovement" WHERE kind = 'debit') AS debits FROM "Message"`,
    );
    return rows[0];
  });

test('while the next release takes the place of this one, node by node, and migrates, every script and page is answered', async ({
  page,
}) => {
  const one = await startNode(OF_TODAY);
  const other = await startNode(OF_TODAY);
  balancer.leadTo(one, other);
  const account = seededAccount({ ...one, url: balancer.url });
  await signIn(page, account);
  const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
  const commands = { DATABASE_URL: postgresql.urlOf('postgres'), DATA_DIR: '/nowhere' };
  const granted = runBuilt('grant-credit', { env: commands, args: [account.serviceName, '100000', 'Under load'] });
  expect(granted).toMatchObject({ code: 0 });
  const load = beginLoad(page, account, apiUser);
  await load.goesOn();

  const third = await startNode(next);
  balancer.leadTo(third, one, other);
  await load.goesOn();
  // The balancer has not noticed yet.
  expect(await one.signal('SIGTERM')).toBe(0);
  balancer.leadTo(third, other);
  await load.goesOn();
  await expect(startNode(OF_TODAY)).rejects.toThrow(/a newer Chappe/);
  const fourth = await startNode(next);
  balancer.leadTo(third, fourth, other);
  await load.goesOn();
  expect(await other.signal('SIGTERM')).toBe(0);
  balancer.leadTo(third, fourth);
  await load.goesOn();

  const accepted = await load.end();
  await expect.poll(sums).toEqual({ messages: accepted, delivered: accepted, debits: accepted });
  await page.goto(`${balancer.url}/instance/health`);
  await expect(page.getByRole('region', { name: 'Nodes' }).getByText(`Version ${next.version}`)).toHaveCount(2);
});
