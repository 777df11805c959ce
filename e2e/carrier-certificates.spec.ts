/** Certificates by TLS, ours and the carrier's: their ends stand on its page, and ours is told before it comes. */
import { readFileSync } from 'node:fs';
import { startMailReceiver } from '../lib/testing/mail-receiver';
import { makeCertificate } from '../lib/testing/make-certificate';
import { startSmscPeer } from '../lib/testing/smsc-peer';
import { writeTestCertificate } from '../lib/testing/test-certificate';
import { expectAccessible } from './fixtures/accessible';
import { addCarrier, changeCarrier, smppCarrier } from './fixtures/carriers';
import { startChappe } from './fixtures/chappe-server';
import { startSession } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
const issued = (days: number) => makeCertificate({ from: inDays(-90), until: inDays(days) });

test('that a client certificate ends is told on the instance’s pages and by mail, until another one is shown', async ({
  page,
}) => {
  const { certFile, keyFile, remove } = writeTestCertificate();
  const [cert, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')];
  const mail = await startMailReceiver();
  const smsc = await startSmscPeer({ tls: { cert, key } });
  const chappe = await startChappe({ env: { SMTP_URL: mail.url } });
  const told = page.getByText(/^The client certificate that the carrier smsc is shown expires on /);
  try {
    await startSession(page.context(), seededAccount(chappe));
    const { settings, secrets, ...carrier } = smppCarrier(smsc.port, { tls: true, tlsCa: cert });
    const { tlsCert, tlsKey } = issued(10);
    await addCarrier(chappe.dataDirectory, {
      ...carrier,
      settings: { ...settings, tlsCert },
      secrets: { ...secrets, tlsKey },
    });
    await page.goto(`${chappe.url}/instance/carriers`);
    await expect(told).toBeVisible();
    await expectAccessible(page, { everyWidth: true });
    await page.getByRole('link', { name: 'smsc', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'smsc: Connected' })).toBeVisible();
    await expect(told).toBeVisible();
    const facts = page.getByRole('region', { name: 'Facts' });
    await expect(facts).toContainText('Client certificate expires');
    await expect(facts).toContainText('Its own certificate expires');
    await expect(facts).toContainText('2126');
    await expectAccessible(page, { everyWidth: true });
    await expect.poll(() => mail.mails.length).toBe(1);
    expect(mail.mails[0]).toMatch(/^Subject: The client certificate of the carrier smsc expires soon/m);

    await page.getByRole('link', { name: 'Renew' }).click();
    await expect(page).toHaveURL(/\/instance\/carriers\/smsc\/settings$/);
    const next = issued(400);
    await changeCarrier(chappe.dataDirectory, {
      name: 'smsc',
      settings: { tlsCert: next.tlsCert },
      secrets: { tlsKey: next.tlsKey },
    });
    await expect(told).toHaveCount(0);
    expect(mail.mails).toHaveLength(1);
  } finally {
    await chappe.stop();
    await smsc.close();
    await mail.close();
    remove();
  }
});
