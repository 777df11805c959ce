import { addApiUsers } from './fixtures/database';
import { expect, test } from './fixtures/test';

test('a command that is shown breaks between its words, and is copied as it is @phone', async ({
  owner: page,
  account,
}) => {
  addApiUsers(account, 1);
  await page.goto(account.url('/users'));
  await page.getByRole('button', { name: 'Actions for user-001' }).click();
  await page.getByRole('menuitem', { name: 'Request example' }).click();
  const sample = page.getByRole('dialog').locator('pre');
  await expect(sample).toContainText(`--data-urlencode 'account=${account.serviceName}' \\`);
  // How many lines each word that would fit into one takes.
  const broken = await sample.evaluate((box) =>
    [...box.querySelectorAll('span > span > span')]
      .map((word) => {
        const text = document.createRange();
        text.selectNodeContents(word);
        return { word: word.textContent, lines: text.getClientRects().length };
      })
      .filter(({ word, lines }) => (word?.length ?? 0) < 30 && lines > 1),
  );
  expect(broken).toEqual([]);
  const selected = await sample.evaluate((box) => {
    window.getSelection()?.selectAllChildren(box);
    return window.getSelection()?.toString() ?? '';
  });
  expect(selected.split('\n').slice(1, 3)).toEqual([
    `  --data-urlencode 'account=${account.serviceName}' \\`,
    "  --data-urlencode 'login=user-001' \\",
  ]);
});
