import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addSender } from './add-sender';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const add = (sender: string, serviceName = panel.account) =>
  addSender(panel.dependencies, AT_THE_MACHINE, serviceName, { sender });

test('a sender is declared once, however its number is written, and for that account alone', async () => {
  expect(await add('+33612345678')).toEqual({ ok: true, value: null });
  expect(await add('0033 6 12 34 56 78')).toEqual({ ok: false, error: 'sender_exists' });
  expect(await add('MyShop')).toEqual({ ok: true, value: null });
  expect(await add('MyShop')).toEqual({ ok: false, error: 'sender_exists' });
  expect(await add('MyShop', panel.strangersAccount)).toEqual({ ok: true, value: null });
  expect(await add('MyShop', 'sms-xx99999-1')).toEqual({ ok: false, error: 'not_found' });
  const audited = await panel.db.auditEntry.findMany({ where: { action: 'sender.add' } });
  expect(audited.map(({ after }) => after)).toEqual([
    '{"sender":"+33612345678"}',
    '{"sender":"MyShop"}',
    '{"sender":"MyShop"}',
  ]);
});
