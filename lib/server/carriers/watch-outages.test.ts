import { afterEach, beforeEach, expect, test } from 'vitest';
import { readNoneEnabled, readOutages } from '@/lib/db/carriers/outages';
import type { SeenCarrier } from '@/lib/domain/carrier/outage';
import type { ChappeEvent } from '@/lib/domain/events';
import { createLogger } from '@/lib/platform/log/logger';
import { makeCertificate } from '@/lib/testing/make-certificate';
import { createTestGateway, type TestGateway } from '@/lib/testing/test-gateway';
import { watchOutages } from './watch-outages';

const START = new Date('2026-11-27T10:00:00Z');
const log = createLogger('silent');

let gateway: TestGateway;
let clock: Date;
let told: ChappeEvent[];
/** Since when the one carrier is down. */
let downSince: Date | null;

const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** As a server that has just started looks, so many minutes after it began. */
async function lookAt(minutes: number, carriers: readonly string[] = ['ovh']): Promise<void> {
  await lookAtAll(
    minutes,
    carriers.map((name) => ({ name, downSince })),
  );
}
async function lookAtAll(minutes: number, carriers: readonly SeenCarrier[]): Promise<void> {
  clock = after(minutes);
  await watchOutages({
    db: gateway.db,
    events: { publish: (event) => told.push(event) },
    engine: { carriers: async () => carriers },
    timeZone: 'UTC',
    log,
    now: () => clock,
  }).look();
}
const mails = async () =>
  (await gateway.db.alert.findMany({ orderBy: { id: 'asc' } })).map(({ recipient, topic }) => [
    recipient,
    JSON.parse(topic ?? ''),
  ]);

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  told = [];
  downSince = START;
  const owner = { email: 'owner@example.com', name: '', passwordHash: '', isInstanceOwner: true, createdAt: START };
  const { accountId } = gateway;
  await gateway.db.panelUser.create({ data: { ...owner, memberships: { create: { accountId, role: 'owner' } } } });
});

afterEach(() => gateway.close());

test('an outage is told once by mail, is kept over a restart, and so is its end', async () => {
  await lookAt(5);
  expect(await mails()).toEqual([]);
  await lookAt(6);
  await lookAt(7);
  const at = START.toISOString();
  const down = ['owner@example.com', { kind: 'carrier-down', carrier: 'ovh', at, timeZone: 'UTC' }];
  expect(await mails()).toEqual([down]);
  expect(await readOutages(gateway.db)).toEqual([{ carrier: 'ovh', since: START, toldAt: after(6) }]);
  expect(told).toEqual([{ type: 'alerts', accountId: gateway.accountId }]);

  downSince = null;
  await lookAt(20);
  await lookAt(21);
  const back = { kind: 'carrier-back', carrier: 'ovh', at: after(20).toISOString(), downSince: at, timeZone: 'UTC' };
  expect(await mails()).toEqual([down, ['owner@example.com', back]]);
  expect(await readOutages(gateway.db)).toEqual([]);
});

test('of several, the one that is down is told of, though others have taken what waited for it; and no other', async () => {
  const carriers = [
    { name: 'ovh', downSince: START },
    { name: 'backup', downSince: null },
    { name: 'late', downSince: after(4) },
  ];
  await gateway.db.dispatch.create({ data: { messageId: 1, dueAt: START } });
  await gateway.db.dispatch.create({ data: { messageId: 2, dueAt: START, carrier: 'backup' } });
  await lookAtAll(6, carriers);
  const toldOf = async () => (await mails()).map(([, { kind, carrier }]) => `${kind} ${carrier}`);
  expect(await toldOf()).toEqual(['carrier-down ovh']);
  await lookAtAll(10, [{ name: 'ovh', downSince: null }, ...carriers.slice(1)]);
  expect(await toldOf()).toEqual(['carrier-down ovh', 'carrier-down late', 'carrier-back ovh']);
});

test('of a carrier that is disabled meanwhile nothing is told any more', async () => {
  await lookAt(6);
  await lookAt(7, []);
  expect(await mails()).toHaveLength(1);
  expect(await readOutages(gateway.db)).toEqual([]);
});

test('an engine that does not answer ends nothing', async () => {
  await lookAt(6);
  clock = after(7);
  await watchOutages({
    db: gateway.db,
    events: { publish: (event) => told.push(event) },
    engine: { carriers: () => Promise.reject(new Error('It does not answer.')) },
    timeZone: 'UTC',
    log,
    now: () => clock,
  }).look();
  expect(await readOutages(gateway.db)).toHaveLength(1);
});

test('that no carrier is enabled is told once messages have waited for it, over a restart once, and so is its end', async () => {
  const disable = (disabledAt: Date | null) => gateway.db.carrier.updateMany({ data: { disabledAt } });
  await disable(START);
  await lookAt(10, []);
  expect(await mails()).toEqual([]);
  await gateway.db.dispatch.create({ data: { messageId: 1, dueAt: after(10) } });
  await lookAt(15, []);
  expect(await mails()).toEqual([]);
  await lookAt(16, []);
  await lookAt(17, []);
  const waiting = { kind: 'none-enabled', at: after(10).toISOString(), timeZone: 'UTC' };
  expect(await mails()).toEqual([['owner@example.com', waiting]]);
  expect(told).toEqual([{ type: 'alerts', accountId: gateway.accountId }]);
  // No carrier of the list is meant by it.
  expect(await readOutages(gateway.db)).toEqual([]);
  expect(await readNoneEnabled(gateway.db)).toMatchObject({ since: after(10), toldAt: after(16) });

  await disable(null);
  await lookAt(30, []);
  await lookAt(31, []);
  const over = { kind: 'enabled-again', at: after(30).toISOString(), waitedSince: waiting.at, timeZone: 'UTC' };
  expect((await mails()).map(([, topic]) => topic)).toEqual([waiting, over]);
  expect(await readNoneEnabled(gateway.db)).toBeNull();
});

test('that a client certificate ends is told once, 30 days before or later, and of another one again', async () => {
  const days = (count: number) => count * 24 * 60;
  const until = (count: number) => after(days(count));
  const show = (endsAt: Date, disabledAt: Date | null = null) => {
    const settings = JSON.stringify({ tls: true, tlsCert: makeCertificate({ from: START, until: endsAt }).tlsCert });
    const setUp = { kind: 'smpp', settings, secrets: '{}', dlrSecret: 'x'.repeat(16), rank: 1, disabledAt };
    return gateway.db.carrier.upsert({
      where: { name: 'ovh' },
      create: { name: 'ovh', ...setUp, createdAt: START, updatedAt: START },
      update: setUp,
    });
  };
  downSince = null;
  const topicOf = (endsAt: Date, isOver: boolean) => {
    const at = endsAt.toISOString();
    return { kind: 'certificate-ends', carrier: 'ovh', at, isOver, timeZone: 'UTC' };
  };
  await show(until(100));
  await lookAt(days(69));
  expect(await mails()).toEqual([]);
  await lookAt(days(71));
  await lookAt(days(72));
  await lookAt(days(101));
  expect((await mails()).map(([, topic]) => topic)).toEqual([topicOf(until(100), false)]);
  expect(told).toEqual([{ type: 'alerts', accountId: gateway.accountId }]);
  // Another one, which has ended already; but nobody is told of what is not shown.
  await show(until(50), START);
  await lookAt(days(102));
  expect(await mails()).toHaveLength(1);
  await show(until(50));
  await lookAt(days(103));
  await lookAt(days(104));
  expect((await mails()).map(([, topic]) => topic)).toEqual([topicOf(until(100), false), topicOf(until(50), true)]);
});
