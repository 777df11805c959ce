/** What a program's sends go by is remembered, and a change of it holds from the next call on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { plainApiUser } from '@/lib/testing/test-panel';
import { createTestRest } from '@/lib/testing/test-rest';
import { changeStopClause } from '@/lib/use-cases/accounts/change-stop-clause';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { disableApiUser } from '@/lib/use-cases/api-users/disable-api-user';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { changeRole } from '@/lib/use-cases/panel-users/change-role';
import { removePanelUser } from '@/lib/use-cases/panel-users/remove-panel-user';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { changeSender } from '@/lib/use-cases/senders/change-sender';
import { deleteSender } from '@/lib/use-cases/senders/delete-sender';

const OF_ACCOUNT = '/sms/sms-ours-1/jobs';
const OF_USER = '/sms/sms-ours-1/users/script/jobs';
const JOB = { message: 'Hello', receivers: ['+33612345678'], sender: 'Shop', noStopClause: true };
const OPERATOR = 'operator@example.com';

type Rest = Awaited<ReturnType<typeof createTestRest>>;
type Done = Promise<{ readonly ok: boolean }>;

let rest: Rest;

beforeEach(async () => {
  rest = await createTestRest();
  const { dependencies, actors, account } = rest;
  await addSender(dependencies, actors.owner, account, { sender: 'Shop', description: '' });
  await addApiUser(dependencies, actors.owner, account, plainApiUser('script'));
  await changeRole(dependencies, actors.owner, account, { email: OPERATOR, role: 'owner' });
  for (const path of [OF_ACCOUNT, OF_USER]) expect(await send(path)).toMatchObject({ ok: true });
});

afterEach(() => rest.closeBalanced());

const send = (path = OF_ACCOUNT, body: object = JOB) => rest.ask('POST', path, { body, as: 'operator' });
const refused = (code: string) => ({ ok: false, error: { code } });

const shop = (isEnabled: boolean) => ({ sender: 'Shop', description: '', isEnabled });

test.each<[string, (rest: Rest) => Done, string, string]>([
  [
    'a sender is deleted',
    ({ dependencies, actors, account }) => deleteSender(dependencies, actors.owner, account, { sender: 'Shop' }),
    OF_ACCOUNT,
    'invalid_parameter',
  ],
  [
    'a sender is disabled',
    ({ dependencies, actors, account }) => changeSender(dependencies, actors.owner, account, shop(false)),
    OF_USER,
    'invalid_parameter',
  ],
  [
    'the account is disabled',
    ({ dependencies, account }) =>
      disableAccount(dependencies, AT_THE_MACHINE, { serviceName: account, disabled: true }),
    OF_ACCOUNT,
    'account_disabled',
  ],
  [
    'the key’s person is given a lesser role',
    ({ dependencies, actors, account }) =>
      changeRole(dependencies, actors.owner, account, { email: OPERATOR, role: 'viewer' }),
    OF_ACCOUNT,
    'forbidden',
  ],
  [
    'the key’s person is taken out of the account',
    ({ dependencies, actors, account }) => removePanelUser(dependencies, actors.owner, account, { email: OPERATOR }),
    OF_ACCOUNT,
    'not_found',
  ],
  [
    'an API user is disabled',
    ({ dependencies, actors, account }) =>
      disableApiUser(dependencies, actors.owner, account, { login: 'script', disabled: true }),
    OF_USER,
    'api_user_disabled',
  ],
  [
    'an API user is deleted',
    ({ dependencies, actors, account }) =>
      deleteApiUser(dependencies, actors.owner, account, { login: 'script', confirmation: 'script' }),
    OF_USER,
    'api_user_not_found',
  ],
])('once %s, the next call is refused', async (_, change, path, code) => {
  const sent = await rest.db.message.count();
  expect(await change(rest)).toMatchObject({ ok: true });
  expect(await send(path)).toMatchObject(refused(code));
  expect(await rest.db.message.count()).toBe(sent);
});

test('what is allowed again holds at once, too', async () => {
  const { dependencies, actors, account } = rest;
  const able = async (disabled: boolean) => {
    await disableAccount(dependencies, AT_THE_MACHINE, { serviceName: account, disabled });
    await disableApiUser(dependencies, actors.owner, account, { login: 'script', disabled });
    await changeSender(dependencies, actors.owner, account, shop(!disabled));
  };
  await able(true);
  expect(await send(OF_USER)).toMatchObject({ ok: false });
  await able(false);
  expect(await send(OF_USER)).toMatchObject({ ok: true });
});

test('a login that was given anew is another API user, and it pays', async () => {
  const { dependencies, actors, account } = rest;
  await deleteApiUser(dependencies, actors.owner, account, { login: 'script', confirmation: 'script' });
  await addApiUser(dependencies, actors.owner, account, {
    ...plainApiUser('script'),
    quota: { active: true, quota: 300 },
  });
  expect(await send(OF_USER)).toMatchObject({ value: { json: { creditsLeft: 2 } } });
});

test('a STOP clause that is switched off is added no more', async () => {
  const { dependencies, actors, account } = rest;
  const lastText = async () => (await rest.db.message.findFirstOrThrow({ orderBy: { id: 'desc' } })).text;
  const body = { ...JOB, noStopClause: false };
  await send(OF_ACCOUNT, body);
  expect(await lastText()).toContain('STOP');
  expect(await changeStopClause(dependencies, actors.owner, account, { stopClauseEnabled: false })).toMatchObject({
    ok: true,
  });
  await send(OF_ACCOUNT, body);
  expect(await lastText()).toBe('Hello');
});

test('what was changed behind our back is found where it is paid, and looked at again', async () => {
  await rest.db.apiUser.updateMany({ data: { disabledAt: new Date(0) } });
  expect(await send(OF_USER)).toMatchObject(refused('api_user_disabled'));
});

test('credit is never remembered: of what is sent to nobody, the balance is as of now', async () => {
  const nobody = { ...JOB, receivers: ['nobody'] };
  const left = async (path: string) => {
    const answer = await send(path, nobody);
    return answer.ok ? answer.value.json : answer.error;
  };
  expect(await left(OF_ACCOUNT)).toMatchObject({ creditsLeft: 198, ids: [] });
  await send(OF_USER);
  expect(await left(OF_ACCOUNT)).toMatchObject({ creditsLeft: 197 });
  expect(await left(OF_USER)).toMatchObject({ creditsLeft: 197 });
});
