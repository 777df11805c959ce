/** Calls every use case of the panel directly as each role and as another account's owner. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MATRIX } from '@/lib/testing/authorisation/matrix';
import { asText, createFurnishedPanel, type FurnishedPanel } from '@/lib/testing/furnished-panel';
import { CALLERS } from '@/lib/testing/test-panel';
import { getAccount } from './accounts/get-account';

let panel: FurnishedPanel;

beforeAll(async () => {
  panel = await createFurnishedPanel();
});

afterAll(() => panel.close());

const snapshot = async () =>
  asText([
    await panel.db.apiUser.count(),
    await panel.db.creditMovement.count(),
    await panel.db.apiUser.findMany(),
    await panel.db.alert.count(),
    await panel.db.auditEntry.count(),
    await panel.db.callbackDelivery.count(),
    await panel.db.membership.findMany(),
    await panel.db.invitation.findMany(),
    await panel.db.sender.findMany(),
    await panel.db.smsAccount.findMany({ omit: { creditsLeft: true } }),
  ]);

describe.each(Object.entries(MATRIX))('%s', (_, { call, allowed }) => {
  test.each(CALLERS)('as %s', async (caller) => {
    const before = await snapshot();
    const outcome = await call(panel, caller);
    if (allowed.includes(caller)) {
      expect(outcome.ok).toBe(true);
      return;
    }
    expect(outcome).toMatchObject({ ok: false, error: caller === 'stranger' ? 'not_found' : 'forbidden' });
    expect(await snapshot()).toBe(before);
  });
});

test('every use case that is defined on an account has a row in the matrix', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const defined = files.filter(
    (file) =>
      /^[^_].*(?<!\.test)\.ts$/.test(file) &&
      /= define(UseCase|OptionChange)\b/.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')),
  );
  expect(defined.map((file) => file.replace(/\.ts$/, '')).toSorted()).toEqual(Object.keys(MATRIX).toSorted());
});

test('a role that nobody knows is none', async () => {
  const { db, dependencies, actors, account } = panel;
  const ofViewer = { panelUserId: actors.viewer.panelUserId };
  await db.membership.updateMany({ where: ofViewer, data: { role: 'admin' } });
  expect(await getAccount(dependencies, actors.viewer, account, undefined)).toEqual({ ok: false, error: 'not_found' });
  await db.membership.updateMany({ where: ofViewer, data: { role: 'viewer' } });
});
