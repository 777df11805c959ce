import { ADMIN_PASSWORD } from './fixtures/chappe-server';
import { addPanelUser } from './fixtures/database';
import { signIn } from './fixtures/session';
import { expect, test } from './fixtures/test';

test('what is missing or wrong is told beside its field, and what was typed stays', async ({ page, account }) => {
  await page.goto(`${account.chappe.url}/sign-in`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter an email address.')).toBeVisible();
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'The email address or the password is wrong.' }),
  ).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(account.owner);
});

test('the page that was asked for comes after signing in, and the session ends with signing out', async ({
  page,
  account,
}) => {
  await page.goto(account.url(`/users?search=x`));
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(account.url(`/users?search=x`));
  const [session] = (await page.context().cookies()).filter(({ name }) => name.includes('session-token'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await page.getByRole('button', { name: /Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`${account.chappe.url}/telecom/sms`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('signing out ends the session on the server, in every copy of its cookie, and open streams with it', async ({
  page,
  account,
}) => {
  await signIn(page, account);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = (path: string) => fetch(`${account.chappe.url}${path}`, { headers: { cookie }, redirect: 'manual' });
  expect((await ask('/profile')).status).toBe(200);
  // next-auth's own answer would renew the cookie.
  expect((await ask('/api/auth/session')).status).toBe(404);
  const stream = await ask(`/api/panel/${account.serviceName}/events`);
  await page.getByRole('button', { name: /Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${account.chappe.url}/sign-in`);
  expect(await stream.text()).toContain(': connected');
  expect((await ask('/profile')).headers.get('location')).toContain('/sign-in');
  expect((await ask(`/api/panel/${account.serviceName}/account`)).status).toBe(401);
});

test('signing in, out and with a wrong password is in the audit log', async ({ page, account }) => {
  await page.goto(`${account.chappe.url}/sign-in`);
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is wrong.' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/telecom\/sms/);
  await page.goto(account.url('/audit'));
  await expect(page.getByRole('listitem').filter({ hasText: 'Wrong password in the panel' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Signed in' })).toContainText('wrong passwords before:1');
});

test('who signed in, and from where, is in the log', async ({ page, account, shared }) => {
  await signIn(page, account);
  await expect
    .poll(() =>
      shared
        .output()
        .split('\n')
        .filter((line) => line.includes(`"email":"${account.owner}"`)),
    )
    .toEqual([expect.stringMatching(/"clientIp":"198\.18\.\d+\.\d+".*"msg":"signed in to the panel"/)]);
});

test('before a page’s scripts are there a password cannot get into the address', async ({ account, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${account.chappe.url}/sign-in`);
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  await expect(page).toHaveURL(`${account.chappe.url}/sign-in`);
  await expect(page.locator('form')).toHaveAttribute('method', 'post');
  await context.close();
});

test('a return address on another host is not followed', async ({ page, account }) => {
  // The second one is a path of ours to whoever looks at its beginning alone.
  for (const away of ['//example.com/', '/..//example.com/']) {
    await page.goto(`${account.chappe.url}/sign-in?returnTo=${encodeURIComponent(away)}`);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  }
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(account.url());
});

test('after ten wrong passwords even the right one waits', async ({ page, account }) => {
  const cookies = await page.request.get(`${account.chappe.url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = await cookies.json();
  const tryPassword = (password: string) =>
    page.request.post(`${account.chappe.url}/api/auth/callback/credentials`, {
      form: { csrfToken, email: account.owner, password, json: 'true' },
    });
  await page.goto(`${account.chappe.url}/sign-in`);
  await page.getByLabel('Email').fill(account.owner);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD);
  // Together, because a try becomes free again every few seconds: whatever does, one of the wrong ones takes it.
  const tries = Array.from({ length: 30 }, () => tryPassword('wrong'));
  await Promise.race(tries);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Too many tries.' })).toBeVisible();
  for (const answer of await Promise.all(tries)) expect(answer.status()).toBe(401);
});

test('without a session, reads are refused; another account’s are not found; a viewer changes nothing', async ({
  browser,
  account,
  owner,
}) => {
  const reads = ['account', 'users', 'messages', 'events'].map(
    (name) => `${account.chappe.url}/api/panel/${account.serviceName}/${name}`,
  );
  for (const url of reads) expect((await fetch(url)).status).toBe(401);

  // The owner's own request to the server action, to be sent again with other people's sessions.
  await owner.goto(account.url('/users'));
  await owner.getByRole('button', { name: 'Add an API user' }).click();
  await owner.getByLabel('Login', { exact: true }).fill('script');
  await owner.getByRole('button', { name: 'Generate' }).click();
  const [action] = await Promise.all([
    owner.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers()),
    owner.getByRole('button', { name: 'Add', exact: true }).click(),
  ]);
  await expect(owner.getByRole('dialog', { name: 'API user added' })).toBeVisible();
  const { 'next-action': nextAction = '', 'content-type': contentType = '' } = action.headers();
  const body = (action.postData() ?? '').replaceAll('script', 'intruder');
  expect(body).toContain('intruder');

  for (const [name, role, status] of [
    ['stranger', null, 404],
    ['viewer', 'viewer', 200],
  ] as const) {
    const email = account.email(name);
    addPanelUser(account, email, role);
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, account, email);
    for (const url of reads.slice(0, 3)) expect((await page.request.get(url)).status()).toBe(status);
    const answer = await page.request.post(action.url(), {
      headers: { 'next-action': nextAction, 'content-type': contentType, origin: account.chappe.url },
      data: body,
    });
    expect(await answer.text()).toContain(role ? '"fault":"forbidden"' : '"fault":"not_found"');
    await context.close();
  }
  const anonymous = await fetch(action.url(), {
    method: 'POST',
    headers: { 'next-action': nextAction, 'content-type': contentType, origin: account.chappe.url },
    body,
  });
  expect(await anonymous.text()).toContain('"fault":"session_over_unchanged"');
  await owner.reload();
  await expect(owner.getByRole('row', { name: /script/ })).toBeVisible();
  await expect(owner.getByText('intruder')).toHaveCount(0);
});
