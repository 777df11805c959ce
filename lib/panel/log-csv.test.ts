/** What a log's filters find, as a file: in the reader's language, on the account's clock, and never a formula. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { alertFilterQuery } from '@/lib/schemas/alert';
import { auditFilterQuery } from '@/lib/schemas/audit';
import { callbackFilterQuery } from '@/lib/schemas/callback';
import { messageFilterQuery } from '@/lib/schemas/message';
import { csvLines } from '@/lib/testing/csv-text';
import { createFurnishedPanel, type FurnishedPanel, LOGIN, MESSAGE } from '@/lib/testing/furnished-panel';
import { exportAlerts } from '@/lib/use-cases/alerts/export-alerts';
import { exportAuditEntries } from '@/lib/use-cases/audit/export-audit-entries';
import { exportCallbacks } from '@/lib/use-cases/callbacks/export-callbacks';
import { exportMessages } from '@/lib/use-cases/messages/export-messages';
import { alertColumns } from './csv/alerts';
import { auditColumns } from './csv/audit-entries';
import { callbackColumns } from './csv/callbacks';
import { messageColumns } from './csv/messages';

let panel: FurnishedPanel;

beforeEach(async () => {
  panel = await createFurnishedPanel();
});

afterEach(() => panel.close());

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: string };

function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

const messages = async (asked: object) =>
  valueOf(
    await exportMessages(panel.dependencies, panel.actors.viewer, panel.account, messageFilterQuery.parse(asked)),
  );

test('messages: with their text and both moments, words of the reader’s language, a text that is no formula', async () => {
  await panel.db.message.updateMany({ where: { id: MESSAGE }, data: { text: '=HYPERLINK("x")', tag: '@now' } });
  const [head, ...lines] = await csvLines(messageColumns, await messages({ state: 'delivered' }), 'fr');
  expect(head).toBe(
    'ID,Date (Europe/Paris),Programmé pour le (Europe/Paris),Utilisateur API,Expéditeur,Destinataire,Statut,ptt,DLR,Segments,Crédits,Remboursé (Europe/Paris),tag,Texte,Envoyé par',
  );
  expect(lines).toEqual([
    `${MESSAGE},2026-11-24 11:00:00,2026-11-24 11:00:00,${LOGIN},TEST,33612345678,Livré,4,1 Success,1,0,,'@now,"'=HYPERLINK(""x"")",${LOGIN}`,
  ]);
});

test.each([
  ['panel:owner@example.com', 'owner@example.com'],
  ['key:owner@example.com#7 Shop', 'API key Shop (owner@example.com)'],
  ['system', 'Automatic'],
])('messages: the file of one of an API user that %s sent tells both', async (sentBy, words) => {
  await panel.db.message.updateMany({ where: { id: MESSAGE }, data: { sentBy } });
  const [, line] = await csvLines(messageColumns, await messages({ state: 'delivered' }));
  expect(line).toContain(`,${LOGIN},TEST,`);
  expect(line?.endsWith(`,${words}`)).toBe(true);
});

test('messages: all that is filtered, piece by piece, however many', async () => {
  const template = await panel.db.message.findUniqueOrThrow({ where: { id: MESSAGE } });
  const ids = Array.from({ length: 1_200 }, (_, index) => 1_000 + index);
  await panel.db.message.createMany({ data: ids.map((id) => ({ ...template, id, sender: id % 2 ? 'ODD' : 'EVEN' })) });
  const pieces: number[] = [];
  for await (const piece of (await messages({ sender: 'odd' })).pieces) pieces.push(piece.length);
  expect(pieces).toEqual([500, 100]);
  expect(new Set(await csvLines(messageColumns, await messages({ sender: 'EVEN' }))).size).toBe(601);
});

test('callbacks, changes and alerts have files of their own', async () => {
  const { dependencies, actors, account, db } = panel;
  const callbacks = await exportCallbacks(dependencies, actors.viewer, account, callbackFilterQuery.parse({}));
  const called = await csvLines(callbackColumns, valueOf(callbacks));
  expect(called[0]).toBe(
    'ID,Date (Europe/Paris),Status,Message,API user,ptt,DLR,URL,Tries,Last try (Europe/Paris),HTTP,Fault,Next try (Europe/Paris),About',
  );
  expect(called[1]).toMatch(
    new RegExp(`^\\d+,2026-11-24 11:00:00,Pending,${MESSAGE},${LOGIN},4,1,http://one.example/`),
  );
  const changes = await exportAuditEntries(dependencies, actors.viewer, account, auditFilterQuery.parse({}));
  const changed = await csvLines(auditColumns, valueOf(changes));
  expect(changed).toEqual([
    'ID,Date (Europe/Paris),Who,Address,Action,Subject,Before,After',
    expect.stringMatching(/^\d+,2026-11-24 11:00:00,system,,API user added,existing,,$/),
  ]);
  // A change of a sender, as it was once kept.
  const sender = { action: 'sender.change', subject: '', before: '{"sender":"MyShop"}' };
  await db.auditEntry.updateMany({ data: sender });
  const ofSender = await exportAuditEntries(dependencies, actors.viewer, account, auditFilterQuery.parse({}));
  expect((await csvLines(auditColumns, valueOf(ofSender)))[1]).toContain(',Sender changed,MyShop,');
  await db.auditEntry.updateMany({ data: { action: 'api-user.add' } });
  await db.auditEntry.updateMany({ data: { clientIp: AT_THE_MACHINE.clientIp } });
  const byCommand = await exportAuditEntries(dependencies, actors.viewer, account, auditFilterQuery.parse({}));
  expect((await csvLines(auditColumns, valueOf(byCommand)))[1]).toMatch(/,the server’s command line,,API user added,/);
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const alert = {
    login: LOGIN,
    channel: 'mail',
    recipient: 'ops@example.com',
    subject: '+1',
    body: 'Low',
    status: 'kept',
  };
  await db.alert.create({
    data: { ...alert, accountId, createdAt: dependencies.now, nextAttemptAt: dependencies.now },
  });
  const alerts = await exportAlerts(dependencies, actors.viewer, account, alertFilterQuery.parse({ login: 'exist' }));
  expect((await csvLines(alertColumns, valueOf(alerts)))[1]).toContain(`,${LOGIN},ops@example.com,'+1,Low,`);
});
