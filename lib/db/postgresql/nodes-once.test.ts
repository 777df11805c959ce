/** What somebody asks for once comes to two nodes at the same moment, as when they press again: it is done once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptRequest } from '@/lib/domain/sending/acceptance';
import { acceptMessages } from '@/lib/engine/accept/accept-messages';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { addAccount } from '@/lib/use-cases/instance/add-account';
import { createMessageIds } from '../messages/message-ids';
import { openPostgresqlWriter } from './writer';

const ROUNDS = 10;

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.closeBalanced());

const keyOf = (round: number) => String(round).padStart(32, '0');

test('a send under one key is accepted once, and answered alike', async () => {
  const { db, dependencies, account, url } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const nodes = [1, 2].map(() => openPostgresqlWriter(url));
  const send = (round: number): AcceptRequest => ({
    ...{ accountId, actor: 'api:nobody', apiUser: null, sender: 'TEST', smsClass: 1, tag: '', deferredUntil: null },
    messages: [{ recipient: '33612345670', text: 'x', encoding: 'gsm7', segmentCount: 1, credits: 10 }],
    once: { key: keyOf(round), digest: 'the same' },
  });
  const { now } = dependencies;
  const ids = nodes.map((writer) => createMessageIds({ ...writer, now: () => now }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = await Promise.all(
      nodes.map((writer, node) => acceptMessages({ writer, ids: ids[node] ?? createMessageIds(), now }, [send(round)])),
    );
    expect(one?.[0]).toMatchObject({ ok: true });
    expect(other?.[0]).toEqual(one?.[0]);
  }
  await Promise.all(nodes.map((writer) => writer.close()));
  expect(await db.message.count()).toBe(ROUNDS);
});

test('an act under one key is done once, and answered alike', async () => {
  const { db, dependencies } = panel;
  const owner = await addInstanceOwner(panel);
  const grant = { serviceName: panel.account, credits: 100, reason: 'Pressed twice' };
  const opened = { owner: 'new@example.com', description: '', timeZone: 'UTC', sender: 'Shop' };
  for (let round = 0; round < ROUNDS; round += 1) {
    const key = keyOf(round);
    const twice = [1, 2];
    const grants = await Promise.all(twice.map(() => grantCredit(dependencies, owner, { ...grant, key })));
    expect(grants).toEqual([expect.objectContaining({ ok: true }), grants[0]]);
    const accounts = await Promise.all(
      twice.map(() =>
        addAccount(dependencies, owner, { ...opened, serviceName: `sms-new-${round}`, key: keyOf(ROUNDS + round) }),
      ),
    );
    expect(accounts).toEqual([expect.objectContaining({ ok: true }), accounts[0]]);
  }
  expect(await db.creditMovement.count({ where: { reason: grant.reason } })).toBe(ROUNDS);
  expect(await db.smsAccount.count({ where: { serviceName: { startsWith: 'sms-new-' } } })).toBe(ROUNDS);
});
