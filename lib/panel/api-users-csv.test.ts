import { expect, test } from 'vitest';
import { apiUsersCsv } from './api-users-csv';

test('the file says that it is UTF-8, so that a spreadsheet reads every login', async () => {
  const bytes = new Uint8Array(await apiUsersCsv([], 'sms-xx11111-1').arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toMatch(/^ID,/);
});
