/** Three built servers over one PostgreSQL behind one address, as docs/operation.md says. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { type PostgresqlServer, startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { inServer } from '../lib/testing/postgresql/test-databases';
import { type SmscPeer, startSmscPeer } from '../lib/testing/smsc-peer';
import { type Balancer, startBalancer } from './fixtures/balancer';
import { addCarrier, smppCarrier } from './fixtures/carriers';
import { type ChappeServer, startChappe } from './fixtures/chappe-server';
import { announced, openDialog } from './fixtures/dialogs';
import { freePort } from './fixtures/free-port';
import { runBuilt } from './fixtures/run-built';
import { signIn } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount, type TestAccount } from './fixtures/test-account';

/** Tests by the carrier, which are no messages here. */
const TRIED = 1;
/** What an SMSC may be given and not have answered. */
const WINDOW = 5;
const ANSWER_MS = 100;
/** What docs/operation.md promises of a node that is killed. */
const MOST_TAKEN_UP_MS = 25_000;
/** A page that is told nothing asks every thirty seconds. */
const LIVE = { timeout: 10_000 };
/** What a node holds that ends without a word is taken up after twenty seconds. */
const HANDED_OVER = { timeout: 15_000 };
const DUTY = 'carrier smsc';

let postgresql: PostgresqlServer;
let databaseUrl: string;
let balancer: Balancer;
let smsc: SmscPeer;
let running: ChappeServer[];

test.beforeEach(async () => {
  running = [];
  postgresql = await startPostgresqlServer({ durable: true });
  databaseUrl = postgresql.urlOf('postgres');
  balancer = await startBalancer();
  smsc = await startSmscPeer();
});

test.afterEach(async () => {
  await balancer.close();
  for (const node of running) await node.stop();
  await smsc.close();
  await postgresql.stop();
});

/** A node, at an address of its own behind the one that people use. */
async function startNode(): Promise<ChappeServer> {
  const port = String(await freePort());
  const env = { PORT: port, PUBLIC_URL: balancer.url, TRUSTED_PROXIES: '1' };
  const node = { ...(await startChappe({ databaseUrl, env })), url: `http://127.0.0.1:${port}` };
  running.push(node);
  return node;
}

type ApiUser = { readonly login: string; readonly password: string };

let numbers = 0;

/** Messages to numbers that nothing was sent to before. */
function sendMany(node: ChappeServer, apiUser: ApiUser, count: number): Promise<string> {
  const to = Array.from({ length: count }, () => {
    numbers += 1;
    return `+336${String(12_340_000 + numbers)}`;
  });
  return sendSms(seededAccount(node), apiUser, { to: to.join(',') });
}

/** A sending log that is told of what changes. */
async function openLog(context: BrowserContext, account: TestAccount): Promise<Page> {
  const log = await context.newPage();
  const followed = log.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/events'));
  await log.goto(account.url('/messages'));
  await followed;
  return log;
}

const delivered = (log: Page): Locator => log.getByRole('row').filter({ hasText: 'Delivered' });

const nodesThat = (health: Page, state: string): Locator =>
  health.getByRole('region', { name: 'Nodes' }).getByRole('definition').filter({ hasText: state });

/** Sends a test by the carrier from its page, and reads its trace, where another node runs it. */
async function tryFromElsewhere(page: Page): Promise<void> {
  await page.goto(`${balancer.url}/instance/carriers/smsc`);
  await expect(page.getByText(/^The node \S+ runs it:/)).toBeVisible(LIVE);
  await expect(page.getByRole('region', { name: 'Connections' })).toContainText('Connected');
  await page.getByRole('button', { name: 'Send a test' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Number').fill('+33 6 12 34 56 78');
  await dialog.getByLabel('Sender').fill('Chappe');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog.getByText('smsc has taken the message.')).toBeVisible();
  await expect(dialog.getByText('Its receipt says: Delivered')).toBeVisible(LIVE);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name: 'Trace' }).click();
  await expect(page.getByRole('row', { name: /submit_sm\b/ }).filter({ hasText: '+33 6 12 34 56 78' })).toHaveCount(1);
}

/** When the SMSC is next given something; it takes that and whatever follows. */
const nextSubmit = (): Promise<number> =>
  new Promise((resolve) => {
    smsc.submitWith((pdu, bind) => {
      resolve(performance.now());
      smsc.take(pdu, bind);
    });
  });

/** That one of these, in the order in which they were started, which has the carrier's sessions; and the other. */
async function byDuty(one: ChappeServer, other: ChappeServer): Promise<readonly [ChappeServer, ChappeServer]> {
  const { rows } = await inServer(databaseUrl, (client) =>
    client.query<{ holds: boolean }>(
      `SELECT id = (SELECT "heldBy" FROM "Duty" WHERE name = $1) AS holds FROM "Node"
       WHERE "deadAt" IS NULL ORDER BY "startedAt"`,
      [DUTY],
    ),
  );
  expect(rows.map(({ holds }) => holds).toSorted()).toEqual([false, true]);
  return rows[0]?.holds ? [one, other] : [other, one];
}

/** What is still there of nodes, and of what they were to do. */
const left = () =>
  inServer(databaseUrl, async (client) => {
    const { rows } = await client.query<{ nodes: number; waiting: number; connections: number }>(
      `SELECT (SELECT count(*)::int FROM "Node" WHERE "deadAt" IS NULL) AS nodes,
         (SELECT count(*)::int FROM "Dispatch") AS waiting,
         (SELECT count(*)::int FROM pg_stat_activity WHERE application_name LIKE 'chappe %') AS connections`,
    );
    return rows[0];
  });

test('signed in on one, sent by another, watched on a third; one is killed, one is stopped, and nothing is lost or sent twice', async ({
  page,
  context,
}) => {
  const first = await startNode();
  // Who is there alone has the carrier, and keeps it.
  await addCarrier(databaseUrl, smppCarrier(smsc.port, { window: WINDOW }));
  await expect.poll(() => smsc.binds()).toHaveLength(1);
  const second = await startNode();
  const third = await startNode();
  const panel = seededAccount({ ...first, url: balancer.url });

  balancer.leadTo(first);
  await signIn(page, panel);
  const before = { login: 'billing', password: await addApiUser(page, panel, 'billing') };
  balancer.leadTo(third);
  const log = await openLog(context, panel);
  expect(await sendMany(second, before, 1)).toMatch(/^OK\n199\n/);
  await expect(delivered(log)).toHaveCount(1, LIVE);
  balancer.leadTo(second);
  await page.goto(`${balancer.url}/instance/health`);
  await expect(nodesThat(page, 'Running')).toHaveCount(3);
  await expect(nodesThat(page, 'Running; this page comes from it')).toHaveCount(1);
  await tryFromElsewhere(page);

  // One is killed that has given messages to its carrier, and holds more.
  smsc.submitWith(() => undefined);
  expect(await sendMany(second, before, 3 * WINDOW)).toMatch(/^OK\n/);
  await expect.poll(() => smsc.submitted()).toHaveLength(TRIED + 1 + WINDOW);
  const goesOn = nextSubmit();
  balancer.leadTo(first, second, third);
  await first.signal('SIGKILL');
  const killedAt = performance.now();

  // Meanwhile people and programs go on: a page has its parts from whichever node.
  await page.goto(panel.url('/users'));
  const dialog = await openDialog(page, 'billing', 'Password');
  await dialog.getByLabel('New password', { exact: true }).fill('abcd1234');
  balancer.leadTo(third);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, 'The password of billing was changed.')).toBeVisible();
  expect(await sendMany(second, before, 1)).toMatch(/^KO\nAuthentication failed/);
  const after = { login: 'billing', password: 'abcd1234' };
  expect(await sendMany(second, after, 1)).toMatch(/^OK\n/);

  expect((await goesOn) - killedAt).toBeLessThan(MOST_TAKEN_UP_MS);
  await expect(delivered(log)).toHaveCount(1 + 3 * WINDOW + 1, LIVE);
  balancer.leadTo(second, third);
  await page.goto(`${balancer.url}/instance/health`);
  await expect(nodesThat(page, 'Running')).toHaveCount(2);
  await expect(nodesThat(page, 'others do its work')).toHaveCount(1);

  // Another is stopped, which has the carrier and messages on their way.
  const [stopped, last] = await byDuty(second, third);
  balancer.leadTo(last);
  const lastLog = await openLog(context, panel);
  const underWay = new Promise<void>((resolve) => {
    smsc.submitWith((pdu, bind) => {
      resolve();
      setTimeout(() => smsc.take(pdu, bind), ANSWER_MS);
    });
  });
  expect(await sendMany(last, after, 3 * WINDOW)).toMatch(/^OK\n/);
  await underWay;
  expect(await stopped.signal('SIGTERM')).toBe(0);
  const all = 1 + 3 * WINDOW + 1 + 3 * WINDOW;
  await expect(delivered(lastLog)).toHaveCount(all, HANDED_OVER);
  expect(await left()).toMatchObject({ nodes: 1, waiting: 0 });
  const taken = [...smsc.taken.values()].map(({ destination }) => destination.address);
  expect(taken).toHaveLength(TRIED + all);
  expect(new Set(taken).size).toBe(TRIED + all);

  expect(await last.signal('SIGTERM')).toBe(0);
  await expect.poll(left).toEqual({ nodes: 0, waiting: 0, connections: 0 });
  const verified = runBuilt('verify-ledger', { env: { DATABASE_URL: databaseUrl, DATA_DIR: '/nowhere' } });
  expect(verified).toMatchObject({ code: 0, output: expect.stringContaining(`${1 + all} movements add up`) });
});

type Manifest = {
  readonly node: Readonly<Record<string, { readonly filename: string; readonly exportedName: string }>>;
};

test('what a build and its server actions are called follows from its sources alone: nodes may be built apart', () => {
  const sources = readFileSync('dist/.built-from', 'utf8');
  expect(readFileSync('.next/BUILD_ID', 'utf8')).toBe(sources.slice(0, 20).replaceAll('a', 'g'));
  const salt = Buffer.from(sources, 'hex').toString('base64');
  const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const actions = Object.entries(manifest.node);
  expect(actions.length).toBeGreaterThan(0);
  // Next's own rule: nothing in it of the folder or the moment. The two signs before tell what each is called with.
  const named = ({ filename, exportedName }: (typeof manifest.node)[string]) =>
    createHash('sha1').update(`${salt}${filename}:${exportedName}`).digest('hex');
  expect(actions.map(([name]) => name.slice(2))).toEqual(actions.map(([, action]) => named(action)));
  expect(actions.filter(([, { filename }]) => !filename.startsWith('lib/panel/actions/'))).toEqual([]);
});
