/** Two instances, one the carrier of the other: what is sent by the first leaves through the second. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { addCarrier, changeCarrier } from './fixtures/carriers';
import type { ChappeServer } from './fixtures/chappe-server';
import {
  type Acknowledged,
  CRASH_LOGIN,
  countPending,
  crashRound,
  startUnderTest,
  verifyLedger,
} from './fixtures/crash-round';
import { giveApiUser, grantCredits, setCallbackUrl } from './fixtures/database';
import { announced, openDialog } from './fixtures/dialogs';
import { freePort } from './fixtures/free-port';
import { startSession } from './fixtures/session';
import { expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const SECRET = 'reports-of-the-relay';
const RELAY = 'relay';

const upstreamCarrier = (settings: object, password: string) => ({
  name: 'upstream',
  kind: 'upstream',
  dlrSecret: SECRET,
  settings: { account: 'sms-xx11111-1', login: RELAY, ...settings },
  secrets: { password },
});

const rowsOf = <Row>(dataDirectory: string, sql: string): Row[] => {
  const database = new Sqlite(path.join(dataDirectory, 'chappe.db'), { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
};

/** Makes what is to be told later due now. Nothing may run over this folder. */
function callAtOnce(dataDirectory: string): void {
  const database = new Sqlite(path.join(dataDirectory, 'chappe.db'));
  database.prepare("UPDATE CallbackDelivery SET nextAttemptAt = ? WHERE status = 'pending'").run(Date.now());
  database.close();
}

test('kill -9 of either of two chained instances under load: nothing is lost, and what may have been sent twice says so', async () => {
  test.setTimeout(180_000);
  const directoryOf = (name: string) => mkdtempSync(path.join(tmpdir(), `chappe-${name}-`));
  const front = { dataDirectory: directoryOf('front'), port: await freePort() };
  const relay = { dataDirectory: directoryOf('relay'), port: await freePort() };
  const receiver = await startCallbackReceiver();

  /** With an API user and credit; answers its password. */
  const furnish = (chappe: ChappeServer, login: string, callbackUrl: string) => {
    const account = seededAccount(chappe);
    const { password } = giveApiUser(account, login);
    setCallbackUrl(account, login, callbackUrl);
    grantCredits(account, 100_000_000);
    return password;
  };
  const startRelay = () => startUnderTest(relay.dataDirectory, { PORT: String(relay.port) });
  let running = await startRelay();
  const reports = `http://127.0.0.1:${String(front.port)}/api/dlr/upstream/${SECRET}`;
  const relayPassword = furnish(running, RELAY, reports);
  const env = { PORT: String(front.port) };
  const first = await startUnderTest(front.dataDirectory, env);
  const url = `http://127.0.0.1:${String(relay.port)}/cgi-bin/sms/http2sms.cgi`;
  await addCarrier(front.dataDirectory, upstreamCarrier({ url, perSecond: 1000 }, relayPassword));
  const password = furnish(first, CRASH_LOGIN, receiver.url);
  await first.stop();

  const acknowledged: Acknowledged = new Set();
  for (const killAfter of [60, 200]) {
    let restarted: Promise<ChappeServer> | undefined;
    const killRelay = async () => {
      await running.signal('SIGKILL');
      return startRelay();
    };
    await crashRound({
      dataDirectory: front.dataDirectory,
      password,
      acknowledged,
      killAfter,
      env,
      onAcknowledged: (count) => {
        if (count >= killAfter / 2) restarted ??= killRelay();
      },
    });
    running = (await restarted) ?? running;
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(260);

  const last = await startUnderTest(front.dataDirectory, env);
  // Reports that found nobody there are told again after minutes; nobody wants to wait for that.
  await running.stop();
  callAtOnce(relay.dataDirectory);
  running = await startRelay();
  await expect.poll(() => countPending(front.dataDirectory), { timeout: 90_000 }).toBe(0);
  await last.stop();
  await running.stop();

  type Sent = { id: number; state: string; ptt: number; doubts: number };
  const sent = rowsOf<Sent>(
    front.dataDirectory,
    `SELECT m.id, m.state, m.ptt, (SELECT count(*) FROM MessageEvent e
       WHERE e.messageId = m.id AND e.ptt = 6 AND e.state = 'accepted' AND e.applied = 0) AS doubts
     FROM Message m`,
  );
  // Nobody knows the end of what was in doubt twice: it is not sent a third time.
  const lost = sent.filter(({ state, ptt, doubts }) => state !== 'delivered' && !(ptt === 6 && doubts > 1));
  expect(lost).toEqual([]);
  // No more than were under way when one of the two was killed.
  expect(sent.filter(({ ptt }) => ptt === 6).length).toBeLessThanOrEqual(64);
  const ids = new Set(sent.map(({ id }) => id));
  expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
  const doubtful = new Set(sent.filter(({ doubts }) => doubts > 0).map(({ id }) => String(id)));
  const twice = rowsOf<{ tag: string }>(
    relay.dataDirectory,
    'SELECT tag FROM Message GROUP BY tag HAVING count(*) > 1',
  );
  expect(twice.filter(({ tag }) => !doubtful.has(tag))).toEqual([]);
  expect([front, relay].map(({ dataDirectory }) => verifyLedger(dataDirectory))).toEqual(['', '']);
  const told = new Set(
    receiver.received.flatMap((query) => (query.get('ptt') === '4' ? [Number(query.get('id'))] : [])),
  );
  expect(sent.filter(({ id, state }) => state === 'delivered' && !told.has(id))).toEqual([]);

  await receiver.close();
  for (const { dataDirectory } of [front, relay]) rmSync(dataDirectory, { recursive: true, force: true });
});

test('what people reply to a chained instance comes back with the message that it answers, and STOP counts in both', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const frontDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-replies-front-'));
  const relayDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-replies-relay-'));
  const [front, relay] = [await startUnderTest(frontDirectory), await startUnderTest(relayDirectory)];

  const atRelay = seededAccount(relay);
  await startSession(page.context(), atRelay);
  const { password: relayPassword } = giveApiUser(atRelay, RELAY);
  await page.goto(atRelay.url('/users'));
  grantCredits(atRelay, 10_000);
  const reports = `${front.url}/api/dlr/upstream/${SECRET}`;
  setCallbackUrl(atRelay, RELAY, reports);
  const dialog = await openDialog(page, RELAY, 'Replies');
  await dialog.getByLabel('URL for replies').fill(reports);
  await dialog.getByLabel('URL for STOP').fill(reports);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(announced(page, `The URLs for replies to ${RELAY} were changed.`)).toBeVisible();

  await addCarrier(frontDirectory, upstreamCarrier({ url: `${relay.url}/cgi-bin/sms/http2sms.cgi` }, relayPassword));
  const account = seededAccount(front);
  await startSession(page.context(), account);
  const apiUser = giveApiUser(account, 'shop');
  grantCredits(account, 10_000);
  // A running server hears of the carrier within a second or so; until then the simulated one answers.
  await expect
    .poll(
      async () => {
        expect(await sendSms(account, apiUser)).toMatch(/^OK/);
        return rowsOf(relayDirectory, 'SELECT id FROM Message LIMIT 1').length;
      },
      { timeout: 20_000 },
    )
    .toBe(1);

  // Of those who always reply, the second says STOP, and the third writes two segments, the second of which comes first.
  for (const to of ['+33600999010', '+33600999011', '+33600999012']) {
    expect(await sendSms(account, apiUser, { to })).toMatch(/^OK/);
  }
  await page.goto(account.url('/messages/received'));
  await expect(page.getByRole('row', { name: '+33 6 00 99 90 10' })).toContainText('yes');
  await expect(page.getByRole('row', { name: '+33 6 00 99 90 11' })).toContainText('Put on the blacklist');
  await expect(page.getByRole('row', { name: '+33 6 00 99 90 12' })).toContainText('see you at noon');
  const kept = rowsOf(
    frontDirectory,
    `SELECT i.msisdn = m.recipient AS isOwn, i.carrier, i.receivedCount = i.segmentCount AS isWhole
     FROM IncomingMessage i JOIN Message m ON m.id = i.messageId`,
  );
  expect(kept).toEqual(Array(3).fill({ isOwn: 1, carrier: 'upstream', isWhole: 1 }));
  const stopped = 'SELECT msisdn FROM BlacklistEntry';
  for (const directory of [frontDirectory, relayDirectory]) {
    expect(rowsOf(directory, stopped)).toEqual([{ msisdn: '33600999011' }]);
  }
  const owedByRelay = "SELECT id FROM CallbackDelivery WHERE status <> 'delivered'";
  await expect.poll(() => rowsOf(relayDirectory, owedByRelay)).toEqual([]);

  await Promise.all([front.stop(), relay.stop()]);
  for (const directory of [frontDirectory, relayDirectory]) rmSync(directory, { recursive: true, force: true });
});

test('from when a real carrier is enabled the panel offers no test numbers, and each reports by its own secret', async ({
  page,
}) => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-real-'));
  const chappe = await startUnderTest(dataDirectory);
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  const playground = account.url('/guides/playground');
  await page.goto(playground);
  await expect(page.getByText('Or a test number')).toHaveCount(1);
  const said = await addCarrier(
    dataDirectory,
    upstreamCarrier({ url: 'http://127.0.0.1:9/http2sms.cgi' }, 'never used'),
  );
  expect(said).toContain(`/api/dlr/upstream/${SECRET}`);
  await expect(async () => {
    await page.goto(playground);
    await expect(page.getByLabel('Recipients')).toHaveValue('', { timeout: 500 });
  }).toPass();
  await expect(page.getByText('Or a test number')).toHaveCount(0);
  await expect(page.getByText('no phone is reached')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Test numbers' })).toHaveCount(0);
  const report = (carrier: string) =>
    fetch(`${chappe.url}/api/dlr/${carrier}/${SECRET}?id=relay-1&ptt=4&description=1`);
  expect((await report('simulated')).status).toBe(404);
  expect((await report('upstream')).status).toBe(200);
  // What it took before, it still reports. Nothing seems sent from then on, until somebody wants it to.
  await changeCarrier(dataDirectory, { name: 'upstream', enabled: false });
  await changeCarrier(dataDirectory, { name: 'simulated', enabled: true });
  await expect(async () => {
    await page.goto(playground);
    await expect(page.getByText('Or a test number')).toHaveCount(1, { timeout: 500 });
  }).toPass();
  expect((await report('upstream')).status).toBe(200);
  await chappe.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});
