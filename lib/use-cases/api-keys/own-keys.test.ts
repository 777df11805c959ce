/** Applications and keys: whose they are, who may allow them, and what becomes of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_APPLICATIONS, MOST_KEYS } from '@/lib/domain/api-key/api-key';
import { createFurnishedPanel, type FurnishedPanel } from '@/lib/testing/furnished-panel';
import { anyGuess } from '@/lib/testing/guesses';
import { quickHash } from '@/lib/testing/quick-hash';
import type { KeyDependencies } from '../_shared/key-dependencies';
import { addApplication } from './add-application';
import { addKey } from './add-key';
import { allowKey } from './allow-key';
import { askForKey } from './ask-for-key';
import { deleteApplication } from './delete-application';
import { findOwnKeys } from './find-own-keys';
import { readAskedKey } from './read-asked-key';
import { refuseKey } from './refuse-key';
import { revokeKey } from './revoke-key';

const DAY_MS = 24 * 3_600_000;
const RULES = [{ method: 'GET', path: '/sms/*' }] as const;
const PASSWORD = { currentPassword: 'right' };
const NAMED = { name: 'Shop', description: 'Sends what is sold' };

let panel: FurnishedPanel;
let own: KeyDependencies;
let changes = 0;

beforeAll(async () => {
  panel = await createFurnishedPanel();
  await panel.db.panelUser.updateMany({ data: { passwordHash: quickHash('right') } });
  const keysChanged = () => {
    changes += 1;
  };
  own = { ...panel.dependencies, guess: anyGuess, keysChanged };
});

afterAll(() => panel.close());

const later = (ms: number) => ({ ...own, now: new Date(own.now.getTime() + ms) });
const newestEntry = () => panel.db.auditEntry.findFirst({ orderBy: { id: 'desc' } });

async function ask(allowedAddresses: readonly string[] = [], redirection = '') {
  const { owner } = panel.actors;
  await addApplication(own, owner, { ...NAMED, ...PASSWORD });
  const application = await panel.db.apiApplication.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const asked = await askForKey(own, { applicationId: application.id, rules: RULES, allowedAddresses, redirection });
  return { ...asked, applicationId: application.id };
}

test('an application is added with the password, its secret told once, and the audit log says so', async () => {
  const { owner } = panel.actors;
  expect(await addApplication(own, owner, { ...NAMED, currentPassword: 'wrong' })).toMatchObject({
    error: 'wrong_password',
  });
  const added = await addApplication(own, owner, { ...NAMED, ...PASSWORD });
  if (!added.ok) throw new Error(added.error);
  const { applicationKey } = added.value;
  const listed = await findOwnKeys(own, owner);
  const named = { id: expect.any(Number), applicationKey, ...NAMED, createdAt: own.now };
  expect(listed.applications).toContainEqual(named);
  expect(JSON.stringify(listed)).not.toContain(added.value.applicationSecret);
  expect(await newestEntry()).toMatchObject({
    action: 'api-application.add',
    actor: 'panel:owner@example.com',
    subject: 'owner@example.com',
    after: '{"application":"Shop"}',
  });
});

test('a key that is asked for becomes that of whoever allows it, once, with the password', async () => {
  const { stranger, owner } = panel.actors;
  const { linkToken } = await ask(['192.0.2.0/24'], 'https://shop.example/done');
  expect(await readAskedKey(own, linkToken)).toEqual({
    ...NAMED,
    addedBy: 'owner@example.com',
    rules: RULES,
    allowedAddresses: ['192.0.2.0/24'],
    redirection: 'https://shop.example/done',
  });
  const decision = { linkToken, days: 7, allowedAddresses: ['192.0.2.7'], ...PASSWORD };
  expect(await allowKey(own, stranger, { ...decision, currentPassword: 'wrong' })).toMatchObject({
    error: 'wrong_password',
  });
  const before = changes;
  expect(await allowKey(own, stranger, decision)).toEqual({
    ok: true,
    value: { redirection: 'https://shop.example/done' },
  });
  expect(changes).toBe(before + 1);
  const { keys } = await findOwnKeys(own, stranger);
  const key = { application: 'Shop', state: 'validated', rules: RULES, allowedAddresses: ['192.0.2.7'] };
  expect(keys).toMatchObject([{ ...key, expiresAt: new Date(own.now.getTime() + 7 * DAY_MS), lastUsedAt: null }]);
  expect((await findOwnKeys(later(7 * DAY_MS), stranger)).keys).toMatchObject([{ state: 'expired' }]);
  expect((await findOwnKeys(own, owner)).keys.map(({ id }) => id)).not.toContain(keys[0]?.id);
  expect(await newestEntry()).toMatchObject({ action: 'api-key.allow', actor: 'panel:stranger@example.com' });
  // Every account of theirs is told, so nothing that names another one, a user of it or a server.
  const told = { application: 'Shop', keyId: keys[0]?.id, validUntil: new Date(own.now.getTime() + 7 * DAY_MS) };
  expect((await newestEntry())?.after).toBe(JSON.stringify(told));
  for (const again of [allowKey(own, owner, decision), refuseKey(own, owner, decision)]) {
    expect(await again).toEqual({ ok: false, error: 'key_over' });
  }
  expect(await readAskedKey(own, linkToken)).toBeNull();
});

test('one that is refused is nobody’s, and one that waited for more than a day cannot be allowed', async () => {
  const { owner } = panel.actors;
  const refused = await ask();
  expect(await refuseKey(own, owner, refused)).toEqual({ ok: true, value: { redirection: '' } });
  const over = await ask();
  const decision = { days: null, allowedAddresses: [], ...PASSWORD };
  for (const [dependencies, { linkToken }] of [[own, refused] as const, [later(DAY_MS), over] as const]) {
    expect(await readAskedKey(dependencies, linkToken)).toBeNull();
    expect(await allowKey(dependencies, owner, { linkToken, ...decision })).toMatchObject({ error: 'key_over' });
  }
  expect(await allowKey(own, owner, { linkToken: 'guessed', ...decision })).toMatchObject({ error: 'key_over' });
});

test('of what a program asks for and nobody allows, the newest hundred are kept, and all that was allowed', async () => {
  const { owner } = panel.actors;
  const { applicationId, linkToken } = await ask();
  await allowKey(own, owner, { linkToken, days: null, allowedAddresses: [], ...PASSWORD });
  const asked = { applicationId, rules: RULES, allowedAddresses: [], redirection: '' };
  const first = await askForKey(own, asked);
  for (let made = 0; made < 100; made += 1) await askForKey(own, asked);
  expect(await panel.db.consumerKey.count({ where: { applicationId, decision: 'pending' } })).toBe(100);
  expect(await readAskedKey(own, first.linkToken)).toBeNull();
  expect(await panel.db.consumerKey.count({ where: { applicationId, decision: 'allowed' } })).toBe(1);
});

test('a key is revoked, and an application deleted with all its keys, by nobody else', async () => {
  const { owner, stranger } = panel.actors;
  const made = await addKey(own, owner, { ...NAMED, ...PASSWORD, rules: RULES, allowedAddresses: [], days: null });
  expect(made).toMatchObject({ ok: true });
  const told = await panel.db.auditEntry.findFirst({ where: { action: 'api-key.allow' }, orderBy: { id: 'desc' } });
  expect(Object.keys(JSON.parse(told?.after ?? ''))).toEqual(['application', 'keyId', 'validUntil']);
  const { id, applicationId } = await panel.db.consumerKey.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(await revokeKey(own, stranger, { id })).toEqual({ ok: false, error: 'key_not_found' });
  expect(await deleteApplication(own, stranger, { id: applicationId })).toMatchObject({
    error: 'application_not_found',
  });
  const before = changes;
  expect(await revokeKey(own, owner, { id })).toEqual({ ok: true, value: null });
  expect(await newestEntry()).toMatchObject({ action: 'api-key.revoke' });
  expect(await deleteApplication(own, owner, { id: applicationId })).toEqual({ ok: true, value: null });
  expect(changes).toBe(before + 2);
  expect(await panel.db.apiApplication.findUnique({ where: { id: applicationId } })).toBeNull();
});

test('whoever had allowed a key is told when its application is deleted by somebody else', async () => {
  const { owner, stranger } = panel.actors;
  const { linkToken, applicationId } = await ask();
  await allowKey(own, stranger, { linkToken, days: null, allowedAddresses: [], ...PASSWORD });
  const [key] = (await findOwnKeys(own, stranger)).keys;
  const before = panel.events.length;
  expect(await deleteApplication(own, owner, { id: applicationId })).toMatchObject({ ok: true });
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({
    where: { serviceName: panel.strangersAccount },
  });
  const told = await panel.db.auditEntry.findFirst({ where: { accountId }, orderBy: { id: 'desc' } });
  expect(told).toMatchObject({
    ...{ action: 'api-key.revoke', actor: 'panel:owner@example.com', subject: 'stranger@example.com' },
    before: JSON.stringify({ application: 'Shop', keyId: key?.id }),
  });
  expect(panel.events.slice(before)).toContainEqual({ type: 'audit', accountId });
});

test('keys that are over make room, and are not kept for ever', async () => {
  const { operator: member } = panel.actors;
  const { linkToken, applicationId } = await ask();
  const asked = await panel.db.consumerKey.findFirstOrThrow({ where: { applicationId }, omit: { id: true } });
  const key = (name: string) => ({ ...asked, keyHash: name, tokenHash: name });
  const theirs = { panelUserId: member.panelUserId, decision: 'allowed' };
  const until = (name: string, expiresAt: Date | null) => ({ ...key(name), ...theirs, expiresAt });
  const holding = Array.from({ length: MOST_KEYS - 1 }, (_, made) => until(`holds ${made}`, null));
  await panel.db.consumerKey.createMany({ data: [until('over', own.now), ...holding] });
  const decision = { linkToken, days: null, allowedAddresses: [], ...PASSWORD };
  expect(await allowKey(own, member, decision)).toMatchObject({ ok: true });
  expect(await panel.db.consumerKey.findUnique({ where: { keyHash: 'over' } })).toBeNull();
  const made = await addKey(own, member, { ...NAMED, ...PASSWORD, rules: RULES, allowedAddresses: [], days: null });
  expect(made).toMatchObject({ error: 'too_many_keys' });

  const { id: after } = await panel.db.consumerKey.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await panel.db.consumerKey.createMany({ data: [{ ...key('refused'), decision: 'refused' }, until('over', own.now)] });
  await askForKey(own, { applicationId, rules: RULES, allowedAddresses: [], redirection: '' });
  const left = await panel.db.consumerKey.findMany({ where: { id: { gt: after } } });
  expect(left.map(({ decision: word }) => word)).toEqual(['pending']);
});

test('nobody keeps more applications than can be shown together', async () => {
  const { viewer } = panel.actors;
  for (let made = 0; made < MOST_APPLICATIONS; made += 1) await addApplication(own, viewer, { ...NAMED, ...PASSWORD });
  const refused = { ok: false, error: 'too_many_applications' };
  expect(await addApplication(own, viewer, { ...NAMED, ...PASSWORD })).toEqual(refused);
  const key = { rules: RULES, allowedAddresses: [], days: null };
  expect(await addKey(own, viewer, { ...NAMED, ...PASSWORD, ...key })).toEqual(refused);
});
