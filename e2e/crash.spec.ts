import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import {
  type Acknowledged,
  CRASH_LOGIN,
  countPending,
  crashRound,
  findLosses,
  startUnderTest,
} from './fixtures/crash-round';
import { giveApiUser, grantCredits, setCallbackUrl } from './fixtures/database';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

test('kill -9 under load, again and again: nothing acknowledged is lost, doubled or charged twice', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-crash-'));
  const receiver = await startCallbackReceiver();
  const first = await startUnderTest(dataDirectory);
  const account = seededAccount(first);
  const { password } = giveApiUser(account, CRASH_LOGIN);
  setCallbackUrl(account, CRASH_LOGIN, receiver.url);
  grantCredits(account, 100_000_000);
  await first.stop();

  const acknowledged: Acknowledged = new Set();
  for (const killAfter of [1, 40, 333]) await crashRound({ dataDirectory, password, acknowledged, killAfter });
  expect(acknowledged.size).toBeGreaterThanOrEqual(374);

  const last = await startUnderTest(dataDirectory);
  await expect.poll(() => countPending(dataDirectory), { timeout: 30_000 }).toBe(0);
  await last.stop();
  expect(findLosses(dataDirectory, acknowledged, receiver)).toEqual([]);
  await receiver.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});
