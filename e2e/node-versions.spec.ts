/**
 * The built server under each Node that Chappe supports, and what an older one is told. `npm run e2e` gets each from
 * npm and names it in the environment; where npm has none for the machine, as on musl, this run's own is the one tried.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { startChappe } from './fixtures/chappe-server';
import { setCallbackUrl } from './fixtures/database';
import { signIn } from './fixtures/session';
import { addApiUser, expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const nodeOf = (major: number) => process.env[`NODE_${major}`];
const supported = [22, 24, 26].map(nodeOf).filter((node) => node !== undefined);
const tooOld = nodeOf(18);

const versionOf = (node: string) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-node-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

for (const node of supported.length > 0 ? supported : [process.execPath]) {
  test(`under Node ${versionOf(node)}: sign in, add an API user, send, hear back, start again`, async ({ page }) => {
    const receiver = await startCallbackReceiver();
    const options = { dataDirectory: path.join(folder, 'data'), node };
    const first = await startChappe(options);
    const account = seededAccount(first);
    await signIn(page, account);
    const apiUser = { login: 'billing', password: await addApiUser(page, account, 'billing') };
    setCallbackUrl(account, 'billing', receiver.url);
    expect(await sendSms(account, apiUser)).toMatch(/^OK/);
    await expect.poll(() => receiver.received.map((query) => query.get('ptt'))).toEqual(['3', '25', '4']);
    expect(await first.signal('SIGTERM')).toBe(0);

    const second = await startChappe(options);
    await page.goto(seededAccount(second).url('/messages'));
    await expect(page.getByRole('row', { name: /\+33 6 12 34 56 78/ })).toContainText('Delivered');
    await second.stop();
    await receiver.close();
  });
}

if (tooOld !== undefined) {
  const run = promisify(execFile);
  const runOld = (...args: string[]) =>
    run(tooOld, args, { env: { ...process.env, DATA_DIR: path.join(folder, 'data') } });

  test(`under Node ${versionOf(tooOld)} the launcher goes on with its own, and says so in one line`, async () => {
    const chappe = await startChappe({ dataDirectory: path.join(folder, 'data') });
    await chappe.stop();
    const { stdout } = await runOld('scripts/launch.mjs', 'dist/verify-ledger.js');
    const [first, ...others] = stdout.split('\n');
    expect(first).toMatch(/^Chappe does not run on Node\.js 18\.\S+; it goes on with \d+ from npm\.$/);
    expect(others.join('\n')).toMatch(/ledger/i);
  });

  for (const started of ['dist/server.js', 'dist/verify-ledger.js']) {
    test(`under Node ${versionOf(tooOld)} ${started} says what it needs`, async () => {
      await expect(runOld(started)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^Chappe needs Node\.js .+; this is 18\.\S+\. Start it with npm/),
      });
    });
  }
}
