import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChappe } from './fixtures/chappe-server';
import { expect, test } from './fixtures/test';

test('a second start keeps all data and shows no password again', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-restart-'));
  const env = { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
  const first = await startChappe({ dataDirectory, env });
  await expect.poll(() => first.output()).toMatch(/password {2}\S{12,}/);
  await first.stop();
  const second = await startChappe({ dataDirectory, env });
  await expect.poll(() => second.output()).toContain('http2sms.cgi');
  expect(second.output()).not.toContain('First sign-in');
  await second.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('a wrong environment is told clearly and nothing starts', async () => {
  await expect(startChappe({ env: { TRUSTED_PROXIES: 'many' } })).rejects.toThrow(/TRUSTED_PROXIES/);
});
