import { expect, test } from 'vitest';
import { presentAuditLog } from './present-audit-log';

const PAGE = { hasOlder: false, searchedTo: null };

const ENTRY = {
  id: 1,
  at: new Date('2026-11-24T09:00:00.000Z'),
  actor: { kind: 'panel-user', name: 'anna@shop.example' },
  clientIp: '',
  action: 'api-user.change-quota',
  subject: 'crm',
  before: { quotaActive: false, quotaLeft: 0 },
  after: { quotaActive: true, quotaLeft: 841_200 },
} as const;

test('a quota is one field: none, or what is left of it', () => {
  const [row] = presentAuditLog({ ...PAGE, rows: [ENTRY] }).rows;
  expect(row).toMatchObject({ before: { quota: null }, after: { quota: 841_200 } });
});

test('fields that do not say both are told as they are', () => {
  const [row] = presentAuditLog({ ...PAGE, rows: [{ ...ENTRY, before: {}, after: { quotaActive: true } }] }).rows;
  expect(row).toMatchObject({ before: {}, after: { quotaActive: true } });
});

test('a sender or a subject that is a number is grouped, a name is told as it is', () => {
  const told = (sender: string) =>
    presentAuditLog({ ...PAGE, rows: [{ ...ENTRY, subject: sender, before: {}, after: { sender } }] }).rows[0];
  const grouped = '+33\u00a06\u00a012\u00a034\u00a056\u00a078';
  expect(told('+33612345678')).toMatchObject({ subject: grouped, after: { sender: grouped } });
  for (const name of ['MyShop', '36105', ''])
    expect(told(name)).toMatchObject({ subject: name, after: { sender: name } });
});

test('a phone number is grouped, with its plus or without; what is hidden of one stays so', () => {
  const numberOf = (number: string) =>
    presentAuditLog({ ...PAGE, rows: [{ ...ENTRY, before: {}, after: { number } }] }).rows[0]?.after;
  const grouped = '+33\u00a06\u00a012\u00a034\u00a056\u00a078';
  expect(numberOf('+33612345678')).toEqual({ number: grouped });
  expect(numberOf('33612345678')).toEqual({ number: grouped });
  expect(numberOf('336******78')).toEqual({ number: '336******78' });
  expect(numberOf('')).toEqual({ number: '' });
});
