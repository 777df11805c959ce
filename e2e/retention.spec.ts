import { expect, test } from './fixtures/test';

test('an owner says how long messages are kept; a wrong number is told beside its field', async ({
  owner: page,
  account,
}) => {
  await page.goto(`${account.chappe.url}/telecom/sms/${account.serviceName}`);
  const section = page.getByRole('region', { name: 'Retention' });
  await expect(section).toContainText('are kept for 12 months');
  await section.getByRole('button', { name: 'Change' }).click();
  const months = page.getByLabel('Months kept');
  await months.fill('0');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('dialog')).toContainText('Enter whole months, from 1 to 120.');
  await months.fill('6');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('The retention was changed.')).toBeVisible();
  await expect(section).toContainText('are kept for 6 months');
  await expect(section).toContainText('Nothing has been deleted for its age yet.');
});
