import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible';
import { addApiUsers, giveApiUser, giveQuota, grantCredits } from './fixtures/database';
import { entryCalled } from './fixtures/menus';
import { deferredTo } from './fixtures/next-summer';
import { expect, sendSms, test } from './fixtures/test';

async function chooseFrenchByKeyboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Français' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'La console est maintenant en français.' })).toBeVisible();
}

test('French is chosen by keyboard in the middle of a list, which stays where it is, and is kept @phone', async ({
  account,
  owner: page,
}) => {
  grantCredits(account, 500_000);
  addApiUsers(account, 30);
  giveQuota(account, 'user-026', 123_450);
  const here = account.url('/users?search=user&page=2');
  await page.goto(here);
  await chooseFrenchByKeyboard(page);
  await expect(page).toHaveURL(here);
  await expect(page).toHaveTitle(`Utilisateurs API · ${account.serviceName} · Chappe`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('button', { name: /^Connecté en tant que/ })).toBeFocused();
  const told = async () => {
    await expect(page.getByRole('heading', { name: 'Gérer les comptes utilisateurs' })).toBeVisible();
    await expect(page.getByText('26–30 sur 30')).toBeVisible();
    // A narrow space groups the digits, a comma divides them.
    await expect(page.getByRole('row', { name: /user-026/ })).toContainText('1\u202f234,50');
    await expect(page.getByText('crédits disponibles').locator('xpath=following-sibling::dd')).toHaveText(
      '3\u202f965,50',
    );
  };
  await told();
  await expectAccessible(page, { everyWidth: true });
  await page.reload();
  await told();
});

test('a dialog speaks French: what it warns of, how much of it, and what is wrong @phone', async ({
  account,
  owner: page,
}) => {
  const apiUser = giveApiUser(account, 'facturation');
  await page.goto(account.url('/users'));
  const deferred = deferredTo('1200');
  expect(await sendSms(account, apiUser, { deferred, to: '+33612345678,+33612345679' })).toMatch(/^OK/);
  await chooseFrenchByKeyboard(page);
  const open = async (entry: string) => {
    await page.getByRole('button', { name: 'Actions pour facturation' }).click();
    await entryCalled(page, entry).click();
  };
  await open('Supprimer');
  const deletion = page.getByRole('dialog', { name: 'Supprimer facturation ?' });
  await expect(deletion).toContainText('2 messages en attente sont payés et seront tout de même envoyés.');
  await deletion.getByLabel('Saisissez facturation pour confirmer').fill('autre');
  await page.keyboard.press('Enter');
  await expect(deletion.getByRole('alert').filter({ hasText: 'exactement comme affiché' })).toBeVisible();
  await expectAccessible(page, { within: '[role=dialog]', everyWidth: true });
  await deletion.getByRole('button', { name: 'Annuler' }).click();

  await open('Restrictions');
  const restrictions = page.getByRole('dialog', { name: 'Restrictions de facturation' });
  await restrictions.getByLabel('Restriction n°\u00a01').fill('192.0.2.0/24');
  await restrictions.getByLabel('Restriction n°\u00a02').fill('192.0.2.7');
  await expect(restrictions.getByText('Cette entrée recoupe 192.0.2.0/24.')).toBeVisible();
  await page.keyboard.press('Escape');
  await restrictions.getByRole('button', { name: 'Fermer quand même' }).click();

  await open('Quota');
  const quota = page.getByRole('dialog', { name: 'Quota de facturation' });
  await quota.getByLabel('Activer le quota').check();
  await quota.getByLabel('Nouveau quota').fill('12,50');
  await quota.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Le quota de facturation a été modifié.' })).toBeVisible();
  await expect(page.getByRole('row', { name: /facturation/ })).toContainText('12,50');
});

test.describe('in a browser that asks for French', () => {
  test.use({ locale: 'fr-CA' });

  test('signing in is French at once, and English for whoever chooses it; both keep the way on', async ({
    account,
    page,
  }) => {
    const here = `${account.chappe.url}/sign-in?returnTo=${encodeURIComponent('/profile')}`;
    await page.goto(here);
    await page.getByLabel('E-mail').fill('personne@example.com');
    await page.getByLabel('Mot de passe').fill('x');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    const fault = page.getByRole('alert').filter({ hasText: 'L’adresse e-mail ou le mot de passe est incorrect.' });
    await expect(fault).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'The panel is now in English.' })).toBeVisible();
    // What went wrong, and what was typed, stay.
    await expect(page.getByText('The email address or the password is wrong.')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('personne@example.com');
    await expect(page).toHaveURL(here);
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

test('the language that was chosen last wins, however late the words of another come', async ({ account, browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${account.chappe.url}/sign-in`);
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/\.js(\?|$)/);
  await page.getByRole('button', { name: 'Français' }).click();
  const came = (await asked).response();
  await page.getByRole('button', { name: 'English' }).click();
  go();
  await (await came)?.finished();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect((await context.cookies()).find(({ name }) => name === 'chappe.locale')?.value).not.toBe('fr');
  await context.close();
});
