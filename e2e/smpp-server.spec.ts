/** An API user's program by SMPP outlives the server that is killed while it sends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { systemIdOf } from '../lib/domain/api-user/system-id';
import { connectEsme, type Esme } from '../lib/testing/smpp-esme';
import { CRASH_LOGIN, countPending, startUnderTest, verifyLedger } from './fixtures/crash-round';
import { giveApiUser, grantCredits } from './fixtures/database';
import { freePort } from './fixtures/free-port';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const WINDOW = 10;
const BOTH = 2;

const rowsOf = <Row>(dataDirectory: string, sql: string): readonly Row[] => {
  const database = new Sqlite(path.join(dataDirectory, 'chappe.db'), { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
};

/** Ids of messages of which every submit_sm was answered, each with the ids of its parts. */
type Answered = Map<string, readonly string[]>;

const partBody = (number: number, reference: number, recipient: string) => ({
  destination: { ton: 1, npi: 1, address: recipient },
  esmClass: 0x40,
  registeredDelivery: 1,
  shortMessage: Buffer.concat([
    Buffer.from([5, 0, 3, reference % 256, BOTH, number]),
    Buffer.from(`part ${String(number)}`),
  ]),
});

/** Sends messages of two parts, one after the other, until nobody is there. */
async function sendUntilGone(program: Esme, lane: number, answered: Answered, onAnswered: () => void): Promise<void> {
  for (let count = 0; ; count += 1) {
    const recipient = `336${String(lane * 10_000_000 + answered.size * 100 + count)
      .padStart(8, '0')
      .slice(-8)}`;
    const ids: string[] = [];
    for (let number = 1; number <= BOTH; number += 1) {
      const answer = await program.submit(partBody(number, count, recipient)).catch(() => null);
      if (answer?.status !== 0) return;
      ids.push(answer.messageId);
    }
    answered.set(ids[1] ?? '', ids);
    onAnswered();
  }
}

test('kill -9 between accept and answer: what was answered is sent once, paid once, and told until it is acknowledged', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-smpp-server-'));
  const port = await freePort();
  const env = { SMPP_SERVER_PORT: String(port), SMPP_SERVER_RATE_PER_SECOND: '100000' };
  const first = await startUnderTest(dataDirectory, env);
  const account = seededAccount(first);
  const { password } = giveApiUser(account, CRASH_LOGIN);
  grantCredits(account, 100_000_000);
  await first.stop();
  const [user] = rowsOf<{ id: number }>(dataDirectory, `SELECT id FROM ApiUser WHERE login = '${CRASH_LOGIN}'`);
  const systemId = systemIdOf(user?.id ?? 0);

  const answered: Answered = new Map();
  for (const killAfter of [1, 30, 200]) {
    const chappe = await startUnderTest(dataDirectory, env);
    const program = await connectEsme(port);
    expect((await program.bind({ systemId, password, systemType: 'NOSTOP' })).status).toBe(0);
    const before = answered.size;
    let killed: Promise<unknown> | undefined;
    const onAnswered = () => {
      if (answered.size - before >= killAfter) killed ??= chappe.signal('SIGKILL');
    };
    await Promise.all(
      Array.from({ length: WINDOW }, (_, lane) => sendUntilGone(program, lane + 1, answered, onAnswered)),
    );
    await killed;
  }
  expect(answered.size).toBeGreaterThanOrEqual(231);

  const last = await startUnderTest(dataDirectory, env);
  const program = await connectEsme(port);
  const told = new Set<string>();
  program.listen((pdu) => {
    if (pdu.command !== 'deliver_sm') return;
    told.add(/^id:(\d+) /.exec(pdu.shortMessage.toString('latin1'))?.[1] ?? '');
    program.acknowledge(pdu.sequence);
  });
  expect((await program.bind({ systemId, password })).status).toBe(0);
  const countOwed = () => countPending(dataDirectory) + rowsOf(dataDirectory, 'SELECT id FROM SmppReceipt').length;
  await expect.poll(countOwed, { timeout: 30_000 }).toBe(0);
  await program.ask('unbind');
  await last.stop();

  const sent = rowsOf<{ id: number; text: string }>(
    dataDirectory,
    "SELECT id, text FROM Message WHERE state = 'delivered'",
  );
  expect(sent.filter(({ text }) => text !== 'part 1part 2')).toEqual([]);
  const stored = new Set(sent.map(({ id }) => String(id)));
  expect([...answered.keys()].filter((id) => !stored.has(id))).toEqual([]);
  expect([...answered.values()].flat().filter((id) => !told.has(id))).toEqual([]);
  const doubled = rowsOf(
    dataDirectory,
    "SELECT messageId FROM CreditMovement WHERE kind = 'debit' GROUP BY messageId HAVING count(*) > 1",
  );
  expect([doubled, verifyLedger(dataDirectory)]).toEqual([[], '']);
  rmSync(dataDirectory, { recursive: true, force: true });
});
