/** Real SMS go on leaving while their carriers are enabled, changed and disabled, by the threads of the built server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { startSmscPeer } from '../lib/testing/smsc-peer';
import { addCarrier, changeCarrier, smppCarrier } from './fixtures/carriers';
import {
  type Acknowledged,
  CRASH_LOGIN,
  countPending,
  keepSending,
  startUnderTest,
  verifyLedger,
} from './fixtures/crash-round';
import { giveApiUser, grantCredits, setCallbackUrl } from './fixtures/database';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

/** What an SMSC needs, so that something is always under way. */
const ANSWER_MS = 20;

type Sent = { id: number; recipient: string; state: string; ptt: number; doubts: number };

function sentOf(dataDirectory: string): readonly Sent[] {
  const database = new Sqlite(path.join(dataDirectory, 'chappe.db'), { readonly: true });
  const rows = database
    .prepare<[], Sent>(
      `SELECT m.id, m.recipient, m.state, m.ptt, (SELECT count(*) FROM MessageEvent e
         WHERE e.messageId = m.id AND e.ptt = 6 AND e.state = 'accepted' AND e.applied = 0) AS doubts
       FROM Message m`,
    )
    .all();
  database.close();
  return rows;
}

test('carriers are exchanged under load: each message leaves once, by whichever of them, and none waits for ever', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-exchange-'));
  const receiver = await startCallbackReceiver();
  const smscs = [await startSmscPeer(), await startSmscPeer()] as const;
  for (const smsc of smscs) smsc.submitWith((pdu, bind) => setTimeout(() => smsc.take(pdu, bind), ANSWER_MS));
  const chappe = await startUnderTest(dataDirectory);
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  const { password } = giveApiUser(account, CRASH_LOGIN);
  setCallbackUrl(account, CRASH_LOGIN, receiver.url);
  grantCredits(account, 100_000_000);
  const [one, other] = smscs.map(({ port }, index) => ({ ...smppCarrier(port), name: `smsc-${index + 1}` }));
  await addCarrier(dataDirectory, one ?? {});
  await addCarrier(dataDirectory, other ?? {});
  // A running server hears of it within a second or so; until then the simulated carrier answers.
  await page.goto(`${chappe.url}/instance/carriers`);
  await expect(page.getByRole('row', { name: /smsc-2/ })).toContainText('Connected');

  const acknowledged: Acknowledged = new Set();
  const stopSending = keepSending({ chappe, password, acknowledged, perSecond: 100 });
  for (const [enabled, disabled] of [
    ['smsc-1', 'smsc-2'],
    ['smsc-2', 'smsc-1'],
    ['smsc-1', 'smsc-2'],
  ]) {
    await changeCarrier(dataDirectory, { name: enabled, enabled: true, settings: { window: 20 } });
    await changeCarrier(dataDirectory, { name: disabled, enabled: false });
    await changeCarrier(dataDirectory, { name: enabled, settings: { window: 10 } });
  }
  await stopSending();
  await changeCarrier(dataDirectory, { name: 'smsc-2', enabled: true });
  await expect.poll(() => countPending(dataDirectory), { timeout: 60_000 }).toBe(0);
  await chappe.stop();

  const sent = sentOf(dataDirectory);
  expect(sent).toHaveLength(acknowledged.size);
  expect(sent.filter(({ state, doubts }) => state !== 'delivered' || doubts > 0)).toEqual([]);
  const taken = smscs.flatMap((smsc) => [...smsc.taken.values()].map(({ destination }) => destination.address));
  expect(taken.toSorted()).toEqual(sent.map(({ recipient }) => recipient).toSorted());
  for (const smsc of smscs) expect(smsc.taken.size).toBeGreaterThan(0);
  expect(verifyLedger(dataDirectory)).toBe('');

  for (const smsc of smscs) await smsc.close();
  await receiver.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});
