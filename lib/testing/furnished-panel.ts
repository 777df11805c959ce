import { insertCallbackDeliveries } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { createTestPanel, type TestPanel } from './test-panel';

export const LOGIN = 'existing';
export const SENDER = 'TEST';
/** On its blacklist. */
export const BLACKLISTED = ['33612345998', '33612345999', '33612345997'] as const;
export const INVITATION = 77;
/** What the link of the invitation carries. */
export const INVITATION_TOKEN = 'the link of our guest';
export const MESSAGE = 88;
/** A bulk send, of which nothing is left. */
export const BULK_SEND = 99;
/** A carrier that is disabled. */
export const UNUSED_CARRIER = 'unused';
/** Another one. */
export const SPARE_CARRIER = 'spare';
/** An account that nobody is on. */
export const IDLE_ACCOUNT = 'sms-idle-1';
/** A route of nothing, to nowhere. */
export const UNUSED_ROUTE = 77;
export const DELETABLE_ROUTE = 76;
/** Of one prefix with the route before it. */
export const LATER_ROUTE = 79;
/** A program that is bound by SMPP. */
export const BOUND_SESSION = { nodeId: 1, number: 1 } as const;
/** Under which something was sent. */
export const SEND_KEY = '0'.repeat(32);

export type FurnishedPanel = TestPanel & {
  readonly deliveryId: number;
  /** Messages that wait for their moment. */
  readonly waiting: readonly number[];
  /** All that belongs to the first account and its people, as one text in which any change shows. */
  ours(): Promise<string>;
};

/** Rows as one text in which any change shows. */
export const asText = (rows: readonly unknown[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

async function ours({ db }: TestPanel): Promise<string> {
  const notTheirs = { email: { not: 'stranger@example.com' } };
  return asText([
    await db.apiUser.findMany({ orderBy: { id: 'asc' } }),
    await db.creditMovement.findMany({ orderBy: { id: 'asc' } }),
    await db.callbackDelivery.findMany({ orderBy: { id: 'asc' } }),
    await db.membership.findMany({ orderBy: [{ panelUserId: 'asc' }, { accountId: 'asc' }] }),
    await db.invitation.findMany({ orderBy: { id: 'asc' } }),
    await db.panelUser.findMany({ where: notTheirs, orderBy: { id: 'asc' } }),
    await db.panelSession.findMany({ where: { panelUser: notTheirs }, orderBy: { id: 'asc' } }),
    await db.auditEntry.findMany({ where: { actor: { not: 'panel:stranger@example.com' } }, orderBy: { id: 'asc' } }),
    await db.alert.findMany({ orderBy: { id: 'asc' } }),
    await db.sender.findMany({ orderBy: { id: 'asc' } }),
    await db.blacklistEntry.findMany({ orderBy: { id: 'asc' } }),
  ]);
}

/** More members, and somebody who is invited. */
async function addPeople({ db, dependencies: { now } }: TestPanel, accountId: number): Promise<void> {
  for (const name of ['member', 'leaver', 'other-leaver']) {
    const data = { email: `${name}@example.com`, name, passwordHash: '', createdAt: now };
    await db.panelUser.create({ data: { ...data, memberships: { create: { accountId, role: 'viewer' } } } });
  }
  const expiresAt = new Date(now.getTime() + 60_000);
  await db.invitation.create({
    data: {
      ...{ id: INVITATION, accountId, email: 'guest@example.com', role: 'owner', invitedBy: 'owner@example.com' },
      ...{ tokenHash: hashSecret(INVITATION_TOKEN), createdAt: now, expiresAt },
    },
  });
}

/** A message that was sent by an API user, and what is owed and told of it. */
async function addTraffic(
  { db, dependencies: { now } }: TestPanel,
  accountId: number,
  apiUserId: number,
): Promise<number> {
  const sent = { login: LOGIN, sender: SENDER, recipient: '33612345678', text: '', encoding: 'gsm7', segmentCount: 1 };
  const times = { createdAt: now, dueAt: now, updatedAt: now };
  await db.message.create({
    data: { id: MESSAGE, accountId, ...sent, credits: 0, state: 'delivered', ptt: 4, dlrId: 1, ...times },
  });
  // A person decides whether it is sent once more.
  const undecided = { carrier: 'simulated', decision: 'waits', undecidedSince: now, doubts: 1, attempts: 1 };
  await db.dispatch.create({ data: { messageId: MESSAGE, dueAt: now, ...undecided } });
  const bulk = { sender: SENDER, smsClass: 1, tag: '', texts: '[]', messageCount: 101, heldCredits: 0 };
  await db.bulkSend.create({ data: { id: BULK_SEND, accountId, ...bulk, createdAt: now, finishedAt: now } });
  const paid = { firstMessageId: MESSAGE, messageCount: 1, credits: 100, createdAt: now };
  await db.sendKey.create({ data: { accountId, key: SEND_KEY, ...paid } });
  const tells = { ptt: 4, dlrId: 1, date: '2026-11-24 11:00:00' } as const;
  const owed = {
    kind: 'status',
    accountId,
    apiUserId,
    messageId: MESSAGE,
    tells,
    url: 'http://one.example/',
  } as const;
  await inTransaction(db, (tx) => insertCallbackDeliveries(tx, [owed], now));
  return (await db.callbackDelivery.findFirstOrThrow()).id;
}

/** A program of an API user that is bound, and the node that it is bound to. */
async function addSession(
  { db, dependencies: { now } }: TestPanel,
  accountId: number,
  apiUserId: number,
): Promise<void> {
  const { nodeId, number } = BOUND_SESSION;
  await db.node.create({ data: { id: nodeId, startedAt: now, seenAt: now, version: '', host: '' } });
  const facts = { accountId, apiUserId, login: LOGIN, mode: 'receiver', clientIp: '192.0.2.1', tls: true };
  await db.smppSession.create({ data: { nodeId, number, ...facts, boundAt: now, heardAt: now } });
}

/** Messages that somebody has paid for, and that are to be sent later. */
async function addWaiting({ dependencies: { accept, now } }: TestPanel, accountId: number): Promise<number[]> {
  const message = { text: 'Soon', encoding: 'gsm7', segmentCount: 1, credits: 100 } as const;
  const accepted = await accept({
    ...{ accountId, actor: 'panel:owner@example.com', apiUser: null, sender: SENDER, smsClass: 1, tag: '' },
    messages: Array.from({ length: 6 }, (_, index) => ({ ...message, recipient: `3361234568${index}` })),
    deferredUntil: new Date(now.getTime() + 86_400_000),
  });
  if (!accepted?.ok) throw new Error('They were not accepted.');
  const { first, count } = accepted.value.messageIds;
  return Array.from({ length: count }, (_, index) => first + index);
}

/** A panel whose first account has one of everything that a use case may be told by its id. */
export async function createFurnishedPanel(): Promise<FurnishedPanel> {
  const panel = await createTestPanel();
  const { db, account: serviceName } = panel;
  const { now } = panel.dependencies;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  await addPeople(panel, accountId);
  for (const sender of [SENDER, 'DELETABLE']) await db.sender.create({ data: { accountId, sender, createdAt: now } });
  for (const msisdn of BLACKLISTED) {
    await db.blacklistEntry.create({ data: { accountId, msisdn, addedBy: 'system', createdAt: now } });
  }
  const addApiUser = (login: string) =>
    db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt: now } });
  const { id: apiUserId } = await addApiUser(LOGIN);
  await addApiUser('deletable');
  await db.auditEntry.create({
    data: {
      ...{ accountId, at: now, actor: 'system', clientIp: '', action: 'api-user.add', subject: LOGIN },
      ...{ before: '{}', after: '{}' },
    },
  });
  const unused = { kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: 'x'.repeat(16) };
  for (const name of [UNUSED_CARRIER, SPARE_CARRIER])
    await db.carrier.create({ data: { ...unused, name, rank: 1, disabledAt: now, createdAt: now, updatedAt: now } });
  await db.smsAccount.create({ data: { serviceName: IDLE_ACCOUNT, createdAt: now } });
  const times = { createdAt: now, updatedAt: now };
  const route = { carrier: UNUSED_CARRIER, prefix: '999', senderKind: 'any', rank: 1, weight: 1, ...times };
  for (const id of [DELETABLE_ROUTE, UNUSED_ROUTE]) await db.route.create({ data: { ...route, id } });
  for (const id of [LATER_ROUTE - 1, LATER_ROUTE]) await db.route.create({ data: { ...route, id, prefix: '998' } });
  await addSession(panel, accountId, apiUserId);
  const deliveryId = await addTraffic(panel, accountId, apiUserId);
  const waiting = await addWaiting(panel, accountId);
  return { ...panel, deliveryId, waiting, ours: () => ours(panel) };
}
