import { giveApiUser } from './fixtures/database';
import { runBuilt } from './fixtures/run-built';
import { expect, sendSms, test } from './fixtures/test';

test('what commands do beside a running server, scripts and open panels notice', async ({ owner, account }) => {
  const env = { DATA_DIR: account.chappe.dataDirectory, PUBLIC_URL: account.chappe.url };
  const run = (name: string, ...args: readonly string[]) => runBuilt(name, { env, args });
  const { serviceName } = account;
  const apiUser = giveApiUser(account, 'shop');
  const send = () => sendSms(account, apiUser, { from: 'MyShop' });
  expect(await send()).not.toMatch(/^OK/);

  expect(run('add-sender', serviceName, 'MyShop')).toMatchObject({
    code: 0,
    output: `${serviceName} may send from MyShop.\n`,
  });
  await expect.poll(send).toMatch(/^OK/);

  await owner.goto(account.url());
  const credit = owner.getByText('credits available').locator('xpath=following-sibling::dd').first();
  await expect(credit).toHaveText('199.00');
  expect(run('grant-credit', serviceName, '300,50', 'Order 1204').output).toContain('499.50 credits now');
  await expect(credit).toHaveText('499.50');
  await owner.goto(account.url('/audit'));
  await expect(owner.getByRole('list').filter({ hasText: 'Credit added' })).toContainText('Order 1204');

  const opened = run('add-account', '--owner', account.email('shopkeeper'), '--sender', 'Second');
  expect(opened.code).toBe(0);
  const link = /(http\S+)\n$/.exec(opened.output)?.[1] ?? '';
  await owner.context().clearCookies();
  await owner.goto(link);
  await expect(owner.getByText(`Chappe invites ${account.email('shopkeeper')} to the SMS account`)).toBeVisible();
});

test('a command that is called wrongly says why, and changes nothing', async ({ shared }) => {
  const env = { DATA_DIR: shared.dataDirectory };
  const { code, errors, output } = runBuilt('grant-credit', { env, args: ['sms-xx99999-9', '10', 'x'] });
  expect([code, output, errors]).toEqual([1, '', 'There is no account sms-xx99999-9.\n']);
  expect(runBuilt('grant-credit', { env }).errors.split('\n')).toHaveLength(5);
  for (const name of ['add-account', 'grant-credit', 'add-sender', 'name-instance-owner']) {
    expect(runBuilt(name, { args: ['--help'] })).toMatchObject({ code: 0, errors: '' });
  }
});

test('an account is opened with credit, and an owner of the instance is named and unnamed, by command', async ({
  account,
  owner,
}) => {
  const env = { DATA_DIR: account.chappe.dataDirectory, PUBLIC_URL: account.chappe.url };
  const run = (name: string, ...args: readonly string[]) => runBuilt(name, { env, args });
  const opening = ['--owner', account.owner, '--sender', 'Third'];
  expect(run('add-account', ...opening, '--credit', '12.50')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Give a reason'),
  });
  const { code, output } = run('add-account', ...opening, '--credit', '12.50', '--reason', 'Order 7');
  expect(code).toBe(0);
  const [serviceName] = /^sms-\S+/.exec(output) ?? [''];
  await owner.goto(`${account.chappe.url}/telecom/sms/${serviceName}/credit`);
  await expect(owner.getByRole('row').filter({ hasText: 'Order 7' })).toContainText('12.50');

  const instance = `${account.chappe.url}/instance/accounts`;
  expect((await owner.goto(instance))?.status()).toBe(404);
  expect(run('name-instance-owner', account.owner)).toMatchObject({ code: 0, errors: '' });
  expect((await owner.goto(instance))?.status()).toBe(200);
  expect(run('name-instance-owner', account.owner, '--remove')).toMatchObject({ code: 0, errors: '' });
  expect((await owner.goto(instance))?.status()).toBe(404);
  expect(run('name-instance-owner', account.email('nobody'))).toMatchObject({
    code: 1,
    errors: `Nobody signs in as “${account.email('nobody')}”.\n`,
  });
});
