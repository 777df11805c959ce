import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { createFurnishedPanel, type FurnishedPanel, LOGIN } from '@/lib/testing/furnished-panel';
import { exportApiUsers } from '@/lib/use-cases/api-users/export-api-users';
import { apiUsersCsv } from './api-users-csv';

let panel: FurnishedPanel;

beforeEach(async () => {
  panel = await createFurnishedPanel();
});

afterEach(() => panel.close());

test('the file says that it is UTF-8, so that a spreadsheet reads every login', async () => {
  const nobody = { users: [], timeZone: 'Europe/Paris' };
  const bytes = new Uint8Array(await apiUsersCsv(nobody, 'sms-xx11111-1').arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toMatch(/^ID,/);
});

test('when each was last used is told on the account’s clock, as in every other file', async () => {
  const { dependencies, actors, account, db } = panel;
  await db.apiUser.updateMany({ where: { login: LOGIN }, data: { lastUsedAt: new Date('2026-11-24T10:00:00Z') } });
  const exported = await exportApiUsers(dependencies, actors.viewer, account, apiUserListQuery.parse({}));
  if (!exported.ok) throw new Error(exported.error);
  const [head, ...lines] = (await apiUsersCsv(exported.value, account).text()).trimEnd().split('\r\n');
  expect(head).toContain(',Last used (Europe/Paris),');
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${LOGIN},.*,2026-11-24 11:00:00,\\d+$`)));
});
