import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { beginTestSession } from '@/lib/testing/test-session';
import { awaitsFirstSignIn } from './awaits-first-sign-in';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test('the first sign-in is awaited until somebody has signed in, and never again, although that session ends', async () => {
  expect(await awaitsFirstSignIn(panel)).toBe(true);
  await beginTestSession(panel, 'owner');
  expect(await awaitsFirstSignIn(panel)).toBe(false);
  await panel.db.panelSession.updateMany({ data: { endedAt: panel.dependencies.now } });
  expect(await awaitsFirstSignIn(panel)).toBe(false);
});
