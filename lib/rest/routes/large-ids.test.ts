/** Ids that nothing has, also such as no column could hold: not there, and nothing breaks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFurnishedPanel, type FurnishedPanel, LOGIN } from '@/lib/testing/furnished-panel';
import { askRest } from '@/lib/testing/test-rest';
import { FAULTS } from '../table/faults';
import { ROUTES } from './routes';

const LARGE = ['2147483647', '2147483648', '999999999999999', '9007199254740993', '9'.repeat(30)];
const OF_ONE = ROUTES.filter(({ path, isHere }) => /\{(?:id|taskId)\}/.test(path) && isHere !== false);

let panel: FurnishedPanel;

beforeAll(async () => {
  panel = await createFurnishedPanel();
});

afterAll(() => panel.close());

test.each(OF_ONE.map(({ method, path }) => ({ method, path })))('$method $path', async ({ method, path }) => {
  for (const id of LARGE) {
    const named: Readonly<Record<string, string>> = { serviceName: panel.account, login: LOGIN };
    const outcome = await askRest(panel)(
      method,
      path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? id),
    );
    expect(outcome.ok ? 200 : FAULTS[outcome.error.code].status).toBe(404);
  }
});
