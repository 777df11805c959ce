/**
 * `npm run soak [-- ROUNDS]`: kills the server with `kill -9` under load, 100 times by default, at moments drawn at
 * random, and checks at the end that nothing acknowledged was lost, doubled or charged twice. Exits 1 otherwise.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { CRASH_LOGIN, countPending, crashRound, findLosses, startUnderTest } from '../e2e/fixtures/crash-round';
import { grantCredits, setCallbackUrl } from '../e2e/fixtures/database';
import { seededAccount } from '../e2e/fixtures/test-account';
import { hashPassword } from '../lib/platform/crypto/password-hash';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { openBeside } from './_shared/fill-database';
import { printLine, printMachine } from './_shared/report';

const PASSWORD = 'soak_123';
const MOST_BEFORE_A_KILL = 2_000;
const REPORT_EVERY = 10;
const POLL_MS = 200;

const rounds = Number(process.argv[2] ?? 100);
printMachine();
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-soak-'));
const receiver = await startCallbackReceiver();
const first = await startChappe({ dataDirectory });
const database = openBeside(first);
database
  .prepare('INSERT INTO ApiUser (accountId, login, passwordHash, createdAt) VALUES (1, ?, ?, 1700000000000)')
  .run(CRASH_LOGIN, await hashPassword(PASSWORD));
database.close();
setCallbackUrl(seededAccount(first), CRASH_LOGIN, receiver.url);
grantCredits(seededAccount(first), 1_000_000_000_000);
await first.stop();

const acknowledged = new Set<number>();
for (let round = 1; round <= rounds; round += 1) {
  const killAfter = 1 + Math.floor(Math.random() * MOST_BEFORE_A_KILL);
  await crashRound({ dataDirectory, password: PASSWORD, acknowledged, killAfter });
  if (round % REPORT_EVERY === 0) printLine(`${round} kills, ${acknowledged.size} messages acknowledged`);
}
const last = await startUnderTest(dataDirectory);
while (countPending(dataDirectory) > 0) await setTimeout(POLL_MS);
await last.stop();
const losses = findLosses(dataDirectory, acknowledged, receiver);
await receiver.close();
rmSync(dataDirectory, { recursive: true, force: true });
printLine(
  losses.length === 0
    ? `${rounds} kills, ${acknowledged.size} messages acknowledged: each delivered once, debited once, its callback heard.`
    : losses.join('\n'),
);
process.exitCode = losses.length === 0 ? 0 : 1;
