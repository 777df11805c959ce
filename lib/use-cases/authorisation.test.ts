/** Calls every use case of the panel directly as each role and as another account's owner. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_MATRIX, INSTANCE_READS } from '@/lib/testing/authorisation/instance';
import { MATRIX } from '@/lib/testing/authorisation/matrix';
import { asText, createFurnishedPanel, type FurnishedPanel } from '@/lib/testing/furnished-panel';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { CALLERS } from '@/lib/testing/test-panel';
import { getAccount } from './accounts/get-account';

let panel: FurnishedPanel;
let instanceOwner: PanelUser;

beforeAll(async () => {
  panel = await createFurnishedPanel();
  instanceOwner = await addInstanceOwner(panel);
});

afterAll(() => panel.close());

const snapshot = async () =>
  asText([
    await panel.db.apiUser.count(),
    await panel.db.creditMovement.count(),
    await panel.db.apiUser.findMany({ orderBy: { id: 'asc' } }),
    await panel.db.alert.count(),
    await panel.db.auditEntry.count(),
    await panel.db.callbackDelivery.count(),
    await panel.db.membership.findMany({ orderBy: [{ panelUserId: 'asc' }, { accountId: 'asc' }] }),
    await panel.db.invitation.findMany({ orderBy: { id: 'asc' } }),
    await panel.db.sender.findMany({ orderBy: { id: 'asc' } }),
    await panel.db.smsAccount.findMany({ omit: { creditsLeft: true }, orderBy: { id: 'asc' } }),
    await panel.db.panelUser.findMany({ orderBy: { id: 'asc' } }),
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

describe.each(Object.entries(INSTANCE_MATRIX))('%s', (name, call) => {
  test('as an instance owner, who needs to be a member of nothing', async () => {
    const before = panel.logged.length;
    expect(await call(panel, instanceOwner)).toMatchObject({ ok: true });
    const by = { actor: `panel:${instanceOwner.email}`, clientIp: instanceOwner.clientIp };
    const line = { ...by, action: expect.any(String), subject: expect.any(String) };
    // Whoever changes something has left a line in the log, also where no account hears of it.
    expect(panel.logged.slice(before)).toEqual(INSTANCE_READS.includes(name) ? [] : [line]);
  });

  test('as everybody else it is not there, by a key of an instance owner too', async () => {
    const key: Actor = { ...instanceOwner, kind: 'consumer-key', consumerKeyId: 7, application: 'A program' };
    const apiUser: Actor = { kind: 'api-user', login: 'script', accountId: 1, clientIp: '192.0.2.1' };
    const before = await snapshot();
    for (const actor of [...Object.values(panel.actors), key, apiUser]) {
      expect(await call(panel, actor)).toEqual({ ok: false, error: 'not_found' });
    }
    expect(await snapshot()).toBe(before);
  });

  test('as somebody who was an instance owner a moment ago', async () => {
    const isInstanceOwner = (is: boolean) =>
      panel.db.panelUser.update({ where: { id: instanceOwner.panelUserId }, data: { isInstanceOwner: is } });
    await isInstanceOwner(false);
    expect(await call(panel, instanceOwner)).toEqual({ ok: false, error: 'not_found' });
    await isInstanceOwner(true);
  });
});

/** The files of use cases that are made by what `pattern` finds. */
function madeBy(pattern: RegExp): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const made = files.filter(
    (file) =>
      /^[^_].*(?<!\.test)\.ts$/.test(file) && pattern.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')),
  );
  return made.map((file) => file.replace(/\.ts$/, '')).toSorted();
}

test('every use case on an account, and every one of the instance, has its row', () => {
  expect(madeBy(/= define(UseCase|OptionChange|LogExport)\b/)).toEqual(Object.keys(MATRIX).toSorted());
  expect(madeBy(/= define(InstanceUseCase|RateChange)\b/)).toEqual(Object.keys(INSTANCE_MATRIX).toSorted());
});

test('a role that nobody knows is none', async () => {
  const { db, dependencies, actors, account } = panel;
  const ofViewer = { panelUserId: actors.viewer.panelUserId };
  await db.membership.updateMany({ where: ofViewer, data: { role: 'admin' } });
  expect(await getAccount(dependencies, actors.viewer, account, undefined)).toEqual({ ok: false, error: 'not_found' });
  await db.membership.updateMany({ where: ofViewer, data: { role: 'viewer' } });
});
