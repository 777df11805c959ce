/** A provider's HTTP API as the carrier, set up by the command: what is sent leaves by it, and what it tells comes back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { answerJson, startApiPeer } from '../lib/testing/http-api-peer';
import { expectAccessible } from './fixtures/accessible';
import { addCarrier } from './fixtures/carriers';
import { databaseFile } from './fixtures/chappe-server';
import { startUnderTest, verifyLedger } from './fixtures/crash-round';
import { giveApiUser, grantCredits } from './fixtures/database';
import { freePort } from './fixtures/free-port';
import { startSession } from './fixtures/session';
import { expect, sendSms, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

function rowOf(dataDirectory: string, sql: string): unknown {
  const database = new Sqlite(databaseFile({ dataDirectory }), { readonly: true });
  const row = database.prepare(sql).get();
  database.close();
  return row;
}

test('what is sent leaves by a provider’s HTTP API, and receipts and replies come back to the carrier’s own address', async ({
  page,
}) => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-http-'));
  let taken = 0;
  const provider = await startApiPeer((request, response) => {
    taken += 1;
    answerJson(201, { sid: `SM${taken}`, status: 'queued' })(request, response);
  });
  const port = await freePort();
  const chappe = await startUnderTest(dataDirectory, {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
  });
  const account = seededAccount(chappe);
  await startSession(page.context(), account);
  const apiUser = giveApiUser(account, 'shop');
  grantCredits(account, 10_000);

  const carrier = {
    name: 'twilio',
    kind: 'http',
    settings: { preset: 'twilio', username: 'AC0123', values: { server: provider.url } },
    secrets: { password: 'auth-token' },
  };
  const said = await addCarrier(dataDirectory, carrier);
  expect(said).toMatch(/\/api\/dlr\/twilio\/\S{16,}/);
  expect(said).not.toContain('auth-token');
  expect(said).toContain('A running server goes by it within two seconds');

  // Until then the simulated carrier answers.
  const sendAnother = async () => {
    expect(await sendSms(account, apiUser)).toMatch(/^OK/);
    return taken;
  };
  await expect.poll(sendAnother, { timeout: 20_000 }).toBeGreaterThan(0);
  const fields = new URLSearchParams(provider.asked[0]?.body);
  expect(fields.get('To')).toBe('+33612345678');
  const back = fields.get('StatusCallback') ?? '';
  expect(back).toMatch(new RegExp(`^http://localhost:${port}/api/dlr/twilio/`));

  const message = () => rowOf(dataDirectory, "SELECT state FROM Message WHERE carrier = 'twilio' ORDER BY id LIMIT 1");
  await expect.poll(message).toEqual({ state: 'submitted' });
  const tell = (pairs: Readonly<Record<string, string>>, url = back) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(pairs) });
  const delivered = { MessageSid: 'SM1', MessageStatus: 'delivered', From: 'TEST', To: '+33612345678' };
  expect((await tell(delivered, `${back}x`)).status).toBe(404);
  const acknowledged = await tell(delivered);
  expect([acknowledged.status, await acknowledged.text()]).toEqual([200, '<Response/>']);
  expect(message()).toEqual({ state: 'delivered' });

  await tell({ MessageSid: 'SM-reply', SmsStatus: 'received', From: '+33612345678', To: 'TEST', Body: 'Stop' });
  expect(rowOf(dataDirectory, 'SELECT msisdn FROM BlacklistEntry')).toEqual({ msisdn: '33612345678' });

  await page.goto(`${chappe.url}/instance/carriers/twilio/trace`);
  const asked = page.getByRole('row', { name: /POST .*\/Messages\.json/ }).last();
  await asked.getByRole('button', { name: 'Request or answer' }).click();
  await expect(page.getByText('authorization: Basic hidden')).toBeVisible();
  await expect(page.getByText(/Body=text-of-\d+-characters/)).toBeVisible();
  await expect(page.getByRole('row', { name: /HTTP 201/ }).last()).toContainText('SM1');
  await expectAccessible(page, { everyWidth: true });
  expect(await page.content()).not.toContain('auth-token');

  await chappe.stop();
  expect(verifyLedger(dataDirectory)).toBe('');
  await provider.close();
  rmSync(dataDirectory, { recursive: true });
});
