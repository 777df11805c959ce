/** Real SMS leave by SMPP: an SMSC outlives the server that is killed under load, and both keep a journal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { MessagePdu } from '../lib/smpp/pdu/pdu';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { replySegment } from '../lib/testing/sms-reply';
import { type SmscPeer, startSmscPeer } from '../lib/testing/smsc-peer';
import { addCarrier, smppCarrier } from './fixtures/carriers';
import {
  type Acknowledged,
  CRASH_LOGIN,
  countPending,
  crashRound,
  startUnderTest,
  verifyLedger,
} from './fixtures/crash-round';
import { giveApiUser, grantCredits, setCallbackUrl } from './fixtures/database';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

/** Somebody who was sent something answers STOP; the second segment comes first. */
function answerStop(smsc: SmscPeer, sent: MessagePdu): void {
  const [bind] = smsc.binds();
  if (!bind) throw new Error('Nobody is bound.');
  smsc.deliver(bind, replySegment(sent, 2, 'OP'));
  smsc.deliver(bind, replySegment(sent, 1, 'ST'));
}

function blacklisted(dataDirectory: string): readonly string[] {
  const database = new Sqlite(path.join(dataDirectory, 'chappe.db'), { readonly: true });
  const rows = database.prepare<[], { msisdn: string }>('SELECT msisdn FROM BlacklistEntry').all();
  database.close();
  return rows.map(({ msisdn }) => msisdn);
}

/** What an SMSC needs, so that something is always under way. */
const ANSWER_MS = 20;
/** As many as leave slowly enough that most are still waiting when the server is killed. */
const PER_SECOND = 200;
const WINDOW = 10;
/**
 * Segments that may be in doubt after a kill: its window, what leaves within a tenth of a second and so was given ahead,
 * and what was answered within another and is not on the disk yet.
 */
const MOST_IN_DOUBT = WINDOW + PER_SECOND / 10 + PER_SECOND / 10;

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

test('kill -9 under load before an SMSC: nothing is lost, and what was sent twice says so', async () => {
  test.setTimeout(180_000);
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-smpp-'));
  const receiver = await startCallbackReceiver();
  const smsc = await startSmscPeer();
  smsc.submitWith((pdu, bind) => setTimeout(() => smsc.take(pdu, bind), ANSWER_MS));
  const first = await startUnderTest(dataDirectory);
  await addCarrier(dataDirectory, smppCarrier(smsc.port, { window: WINDOW, perSecond: PER_SECOND }));
  const account = seededAccount(first);
  const { password } = giveApiUser(account, CRASH_LOGIN);
  setCallbackUrl(account, CRASH_LOGIN, receiver.url);
  grantCredits(account, 100_000_000);
  await first.stop();

  const acknowledged: Acknowledged = new Set();
  const kills = [40, 150, 300];
  for (const killAfter of kills) await crashRound({ dataDirectory, password, acknowledged, killAfter });
  expect(acknowledged.size).toBeGreaterThanOrEqual(490);
  // Between two of its lives the SMSC hangs up once.
  const last = await startUnderTest(dataDirectory);
  smsc.drop();
  await expect.poll(() => countPending(dataDirectory), { timeout: 90_000 }).toBe(0);
  await expect.poll(() => smsc.countOwed(), { timeout: 30_000 }).toBe(0);
  const [answered] = smsc.taken.values();
  if (!answered) throw new Error('Nothing was sent.');
  answerStop(smsc, answered);
  await expect.poll(() => blacklisted(dataDirectory)).toEqual([answered.destination.address]);
  expect(smsc.countOwed()).toBe(0);
  await last.stop();

  const sent = sentOf(dataDirectory);
  const lost = sent.filter(({ state, ptt, doubts }) => state !== 'delivered' && !(ptt === 6 && doubts > 1));
  expect(lost).toEqual([]);
  const ids = new Set(sent.map(({ id }) => id));
  expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
  const taken = [...smsc.taken.values()].map(({ destination }) => destination.address);
  expect(sent.filter(({ state, recipient }) => state === 'delivered' && !taken.includes(recipient))).toEqual([]);
  const doubtful = sent.filter(({ doubts }) => doubts > 0);
  // Something was under way when it died.
  expect(doubtful.length).toBeGreaterThan(0);
  expect(doubtful.length).toBeLessThanOrEqual(kills.length * MOST_IN_DOUBT + WINDOW);
  const mayBeTwice = new Set(doubtful.map(({ recipient }) => recipient));
  const twice = taken.filter((recipient, at) => taken.indexOf(recipient) < at);
  expect(twice.filter((recipient) => !mayBeTwice.has(recipient))).toEqual([]);
  expect(verifyLedger(dataDirectory)).toBe('');
  const told = new Set(
    receiver.received.flatMap((query) => (query.get('ptt') === '4' ? [Number(query.get('id'))] : [])),
  );
  expect(sent.filter(({ id, state }) => state === 'delivered' && !told.has(id))).toEqual([]);

  await smsc.close();
  await receiver.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});
