/** What signs an API user's callbacks, as programs make it, change it and stop it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SECRET_OVERLAP_MS, validSecrets } from '@/lib/domain/callbacks/callback-signing';
import { plainApiUser } from '@/lib/testing/test-panel';
import { createTestRest } from '@/lib/testing/test-rest';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { makeCallbackSecret } from '@/lib/use-cases/api-users/make-callback-secret';
import { callbackSecret } from '../models/account';

const PATH = '/sms/sms-ours-1/users/script/callbackSigning';
/** A day after the panel's now. */
const TOMORROW = '2026-11-25T10:00:00+00:00';

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
  const { dependencies, actors, account } = rest;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('script'));
});

afterEach(() => rest.close());

const ask = async (method: 'GET' | 'POST' | 'DELETE', options: { readonly key?: string } = {}) => {
  const outcome = await rest.ask(method, PATH, options);
  return outcome.ok ? outcome.value.json : expect.unreachable(JSON.stringify(outcome.error));
};

const stored = () => rest.db.apiUser.findFirstOrThrow({ where: { login: 'script' } });

test('a secret is told once, the next one beside it for a day, and none signs once it is stopped', async () => {
  expect(await ask('GET')).toEqual({ previousUntil: null, signed: false });
  const first = callbackSecret.parse(await ask('POST'));
  expect(first).toEqual({ previousUntil: null, secret: expect.stringMatching(/^whsec_/) });
  expect(await stored()).toMatchObject({ callbackSecret: first.secret });
  expect(await ask('GET')).toEqual({ previousUntil: null, signed: true });
  const second = callbackSecret.parse(await ask('POST'));
  expect(second.previousUntil).toBe(TOMORROW);
  expect(second.secret).not.toBe(first.secret);
  expect(await stored()).toMatchObject({ callbackSecret: second.secret, previousCallbackSecret: first.secret });
  expect(await ask('GET')).toEqual({ previousUntil: TOMORROW, signed: true });
  for (const stopped of [await ask('DELETE'), await ask('DELETE')]) expect(stopped).toBeNull();
  expect(await ask('GET')).toEqual({ previousUntil: null, signed: false });
  expect(await stored()).toMatchObject({ callbackSecret: null, previousCallbackSecret: null });
  const entries = await rest.db.auditEntry.findMany({
    where: { action: 'api-user.change-callback-secret' },
    orderBy: { id: 'asc' },
  });
  expect(entries).toHaveLength(3);
  expect(JSON.stringify(entries)).not.toContain('whsec_');
});

test('whoever makes the call again because its answer was lost does not stop the secret in use', async () => {
  const first = callbackSecret.parse(await ask('POST'));
  const lost = callbackSecret.parse(await ask('POST'));
  const told = callbackSecret.parse(await ask('POST'));
  const { now } = rest.dependencies;
  const secrets = [told, lost, first].map(({ secret }) => secret);
  expect(validSecrets(await stored(), now)).toEqual(secrets);
  for (let again = 0; again < 20; again += 1) await ask('POST');
  expect(validSecrets(await stored(), now)).toHaveLength(9);
  const tomorrow = { ...rest.dependencies, now: new Date(now.getTime() + SECRET_OVERLAP_MS) };
  expect(validSecrets(await stored(), tomorrow.now)).toHaveLength(1);
  await makeCallbackSecret(tomorrow, rest.actors.owner, rest.account, { login: 'script' });
  expect(validSecrets(await stored(), tomorrow.now)).toHaveLength(2);
});

test('a day later the one before signs no more', async () => {
  await ask('POST');
  await ask('POST');
  await rest.db.apiUser.updateMany({ data: { previousCallbackSecretUntil: rest.dependencies.now } });
  expect(await ask('GET')).toEqual({ previousUntil: null, signed: true });
});

test('a manager’s key reads whether it is so, and changes nothing', async () => {
  expect(await rest.ask('GET', PATH, { as: 'operator' })).toMatchObject({ ok: true });
  for (const method of ['POST', 'DELETE'] as const) {
    expect(await rest.ask(method, PATH, { as: 'operator' })).toMatchObject({ error: { code: 'forbidden' } });
  }
  expect(await rest.ask('POST', PATH, { body: { secret: 'mine' } })).toMatchObject({
    error: { code: 'unknown_parameters' },
  });
  expect(await stored()).toMatchObject({ callbackSecret: null });
});

test('under one name a secret is made once and told again for as long as it signs, and is kept nowhere beside', async () => {
  const first = await ask('POST', { key: 'the first' });
  expect(await ask('POST', { key: 'the first' })).toEqual(first);
  const second = callbackSecret.parse(await ask('POST', { key: 'the second' }));
  expect(second.previousUntil).toBe(TOMORROW);
  expect(await ask('POST', { key: 'the second' })).toEqual(second);
  // It still signs beside the second.
  expect(await ask('POST', { key: 'the first' })).toEqual(first);
  const { secret } = callbackSecret.parse(first);
  expect(await stored()).toMatchObject({ callbackSecret: second.secret, previousCallbackSecret: secret });
  const kept = await rest.db.actKey.findMany();
  expect(kept).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toContain('whsec_');
  expect(await rest.db.auditEntry.count({ where: { action: 'api-user.change-callback-secret' } })).toBe(2);

  const { dependencies, actors, account } = rest;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('other'));
  const other = PATH.replace('script', 'other');
  expect(await rest.ask('POST', other, { key: 'the first' })).toMatchObject({ error: { code: 'act_key_taken' } });
  await ask('DELETE');
  expect(await rest.ask('POST', PATH, { key: 'the first' })).toMatchObject({ error: { code: 'changed_meanwhile' } });
  expect(await stored()).toMatchObject({ callbackSecret: null });
});
