/** What an instance owner sees of carriers, as they are stored and as they run. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStoredHealth } from '@/lib/db/health/stored-health';
import { keepUnmatchedReceipts } from '@/lib/db/messages/unmatched-receipts';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { CarrierWatch, SeenRun, TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { carrierListQuery, carrierReceiptsQuery, carrierTraceQuery } from '@/lib/schemas/carrier-pages';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { makeCertificate } from '@/lib/testing/make-certificate';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findOutages } from './find-outages';
import { findTrace } from './find-trace';
import { findUnmatchedReceipts } from './find-unmatched-receipts';
import { seeCarrier } from './see-carrier';
import { seeCarriers } from './see-carriers';
import { showDlrSecret } from './show-dlr-secret';
import { tryCarrier } from './try-carrier';

const SECRETS = { password: 'a password', dlrSecret: 'a-secret-of-an-address' };
const LIVE: Omit<SeenRun, 'name'> = {
  elsewhere: null,
  underWay: 2,
  bound: true,
  lastError: null,
  downSince: null,
  connections: [],
  window: null,
  lastMinute: { accepted: 3, refused: 0, later: 0, unknown: 0 },
  lastSubmitAt: null,
  lastReceiptAt: null,
  peerCertificateEndsAt: null,
  troubles: [],
};
const ENTRY: TraceEntry = {
  at: new Date(0),
  direction: 'out',
  what: 'submit_sm',
  connection: 1,
  exchange: 38,
  status: null,
  isFault: false,
  carrierId: null,
  msisdn: '33612345678',
  textLength: 5,
  whole: null,
};

let panel: TestPanel;
let owner: PanelUser;
let watch: CarrierWatch;

const operations = () => ({ ...panel.dependencies, ...testOperations(), carrierWatch: watch });
const valueOf = <Value>(result: { ok: true; value: Value } | { ok: false; error: string }): Value =>
  result.ok ? result.value : expect.unreachable(result.error);
const list = async (asked: object = {}) =>
  valueOf(await seeCarriers(operations(), owner, carrierListQuery.parse(asked)));
const names = async (asked: object) => (await list(asked)).rows.map(({ name }) => name);

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
  watch = { ...testOperations().carrierWatch, look: async () => [{ ...LIVE, name: 'ovh' }] };
  const createdAt = panel.dependencies.now;
  const smpp = {
    kind: 'smpp',
    settings: JSON.stringify({ host: 'smpp.example', systemId: 'chappe' }),
    secrets: JSON.stringify({ password: SECRETS.password }),
    dlrSecret: SECRETS.dlrSecret,
    createdAt,
    updatedAt: createdAt,
  };
  await panel.db.carrier.create({ data: { ...smpp, name: 'ovh', rank: 1, description: 'Été en masse' } });
  await panel.db.carrier.create({ data: { ...smpp, name: 'backup', rank: 2, disabledAt: createdAt } });
  await panel.db.carrier.create({ data: { ...smpp, name: 'gone', rank: 3, deletedAt: createdAt } });
});

afterEach(() => panel.close());

test('carriers are listed by preference with how each runs, and those that are looked for alone', async () => {
  expect(await names({})).toEqual(['ovh', 'backup', 'simulated']);
  expect(await names({ search: 'ete' })).toEqual(['ovh']);
  expect(await names({ search: 'UP' })).toEqual(['backup']);
  expect(await names({ state: 'disabled' })).toEqual(['backup']);
  expect(await names({ state: 'enabled', search: 'backup' })).toEqual([]);
  const [ovh, backup] = (await list()).rows;
  expect([ovh?.live?.lastMinute.accepted, backup?.live]).toEqual([3, null]);
});

test('what waits is told of those that run, and nothing of a secret of any', async () => {
  const dueAt = new Date(panel.dependencies.now.getTime() - 60_000);
  await panel.db.dispatch.create({ data: { messageId: 1, dueAt } });
  const { rows } = await list();
  expect(rows.map(({ waiting, waitingSince }) => [waiting.count, waitingSince])).toEqual([
    [1, dueAt],
    [0, null],
    [0, null],
  ]);
  const one = await seeCarrier(operations(), owner, { name: 'ovh' });
  for (const said of [rows, one]) {
    const text = JSON.stringify(said);
    for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
  }
});

test('of each it is told who takes messages once it is disabled: after the last real one nobody', async () => {
  const othersOf = async () =>
    new Map((await list()).rows.map(({ name, others }) => [name, others.map((one) => one.name)]));
  expect(Object.fromEntries(await othersOf())).toEqual({ ovh: [], backup: ['ovh'], simulated: ['ovh'] });
  await panel.db.carrier.update({ where: { name: 'backup' }, data: { disabledAt: null } });
  expect((await othersOf()).get('ovh')).toEqual(['backup']);
  const others = async (name: string) => valueOf(await seeCarrier(operations(), owner, { name })).others;
  expect(await others('backup')).toEqual([{ name: 'ovh', isConnected: true }]);
  // It is enabled, and its bind is refused, or is not made yet.
  expect(await others('ovh')).toEqual([{ name: 'backup', isConnected: false }]);
  watch = { ...watch, look: async () => [{ ...LIVE, name: 'backup', bound: false, lastError: 'refused' }] };
  expect(await others('ovh')).toEqual([{ name: 'backup', isConnected: false }]);
});

test('of one that is disabled it is told how much still waits for it, and may have been sent by it', async () => {
  const dueAt = new Date(panel.dependencies.now.getTime() - 60_000);
  const own = { dueAt, carrier: 'backup' };
  const end = new Date(dueAt.getTime() + 48 * 3_600_000);
  await panel.db.dispatch.createMany({
    data: [
      { messageId: 1, ...own },
      { messageId: 2, ...own, attempts: 1, doubts: 1 },
      { messageId: 3, ...own, dueAt: end, attempts: 1, doubts: 1, decision: 'waits', undecidedSince: dueAt },
      { messageId: 4, ...own, carrier: 'ovh', attempts: 1, doubts: 1 },
    ],
  });
  const told = { waiting: { count: 2 }, waitingSince: dueAt, inDoubt: { count: 2, isMore: false }, live: null };
  expect((await list({ search: 'backup' })).rows).toMatchObject([told]);
  expect(valueOf(await seeCarrier(operations(), owner, { name: 'backup' }))).toMatchObject(told);
});

test('of several, each is waited for by its own alone, and by nothing that is under way', async () => {
  const { now } = panel.dependencies;
  const dueAt = new Date(now.getTime() - 60_000);
  const firstOfOwn = new Date(now.getTime() - 30_000);
  const later = new Date(now.getTime() + 60_000);
  await panel.db.dispatch.createMany({
    data: [
      { messageId: 1, dueAt },
      { messageId: 2, dueAt, carrier: 'ovh', leasedBy: 1, givenTo: 'ovh' },
      { messageId: 3, dueAt: firstOfOwn, carrier: 'ovh' },
      { messageId: 4, dueAt: later, carrier: 'ovh' },
      { messageId: 5, dueAt, carrier: 'other' },
      { messageId: 6, dueAt, leasedBy: 1, givenTo: 'ovh' },
    ],
  });
  const waitingFor = async (name: string) => {
    const { waiting, waitingSince } = valueOf(await seeCarrier(operations(), owner, { name }));
    return [waiting.count, waitingSince];
  };
  expect(await waitingFor('ovh')).toEqual([2, dueAt]);
  watch = { ...watch, look: async () => ['ovh', 'other'].map((name) => ({ ...LIVE, name })) };
  expect(await waitingFor('ovh')).toEqual([1, firstOfOwn]);
  expect((await list()).rows[0]?.waiting.count).toBe(1);
});

test('one is seen with its settings, defaults among them; one that is deleted, or never was, is not there', async () => {
  expect(await seeCarrier(operations(), owner, { name: 'ovh' })).toMatchObject({
    ok: true,
    value: { name: 'ovh', kind: 'smpp', settings: { host: 'smpp.example', port: 2775 }, live: { bound: true } },
  });
  for (const name of ['gone', 'other']) {
    expect(await seeCarrier(operations(), owner, { name })).toEqual({ ok: false, error: 'not_found' });
  }
});

test('a trace is looked through by number, command, id and what failed', async () => {
  const fault = { ...ENTRY, direction: 'in' as const, what: 'submit_sm_resp', status: '0x0000000b', isFault: true };
  const answer = { ...ENTRY, direction: 'in' as const, what: 'submit_sm_resp', status: 'ok', carrierId: '39F99DD5' };
  watch = { ...watch, trace: async (name) => (name === 'ovh' ? [fault, answer, ENTRY] : null) };
  const traced = async (asked: object) =>
    valueOf(await findTrace(operations(), owner, carrierTraceQuery.parse({ name: 'ovh', ...asked }))).entries;
  expect(await traced({})).toHaveLength(3);
  expect(await traced({ direction: 'out' })).toEqual([ENTRY]);
  expect(await traced({ outcome: 'fault' })).toEqual([fault]);
  expect(await traced({ search: '39f99' })).toEqual([answer]);
  expect(await traced({ search: '_resp' })).toEqual([fault, answer]);
  expect(await traced({ search: 'nothing' })).toEqual([]);
  expect(await traced({ search: '+33 6 12 34' })).toEqual([fault, answer, ENTRY]);
  expect(await traced({ search: '+33 7' })).toEqual([]);
  expect(await traced({ name: 'backup' })).toEqual([]);
});

test('what matches no message is read page by page, of one carrier, and by a whole id', async () => {
  const { db, writer } = panel;
  const receipt = { dlrId: 1 as const, ptt: 4, text: 'DELIVRD', at: panel.dependencies.now, isRecorded: false };
  await writer.commit((tx) =>
    keepUnmatchedReceipts(
      tx,
      [
        ...Array.from({ length: 30 }, (_, index) => ({ ...receipt, carrier: 'ovh', rawId: `A${String(index)}` })),
        { ...receipt, carrier: 'backup', rawId: 'B1' },
      ],
      panel.dependencies.now,
    ),
  );
  expect(await db.unmatchedReceipt.count()).toBe(31);
  const read = async (asked: object) =>
    valueOf(await findUnmatchedReceipts(operations(), owner, carrierReceiptsQuery.parse({ name: 'ovh', ...asked })));
  const first = await read({});
  expect([first.rows.length, first.total, first.rows[0]?.rawId]).toEqual([25, 30, 'A29']);
  expect((await read({ page: '2' })).rows.map(({ rawId }) => rawId)).toEqual(['A4', 'A3', 'A2', 'A1', 'A0']);
  expect((await read({ page: '9' })).page).toBe(2);
  expect((await read({ search: 'a7' })).rows).toMatchObject([{ rawId: 'A7', ptt: 4, text: 'DELIVRD' }]);
  expect((await read({ search: 'a' })).total).toBe(0);
  // As it was kept before what a receipt repeats of its message was left out.
  await db.unmatchedReceipt.updateMany({ where: { rawId: 'A8' }, data: { text: 'stat:DELIVRD text:Your code' } });
  expect((await read({ search: 'a8' })).rows).toMatchObject([{ text: 'stat:DELIVRD text:…' }]);
  expect((await read({ name: 'simulated' })).rows).toEqual([]);
});

test('what is reported of a test is found by its id, and counts nowhere among what matches no message', async () => {
  const sent = { number: '33612345678', sender: 'Chappe', text: 'Hello' };
  watch = { ...watch, tryWith: async () => ({ outcome: 'accepted', text: '', carrierId: 'T7' }) };
  const answered = new Date(panel.dependencies.now.getTime() + 30_000);
  await tryCarrier({ ...operations(), clock: () => answered }, owner, { name: 'ovh', ...sent });
  expect(await panel.db.auditEntry.findFirst()).toMatchObject({ action: 'carrier.test', at: answered });
  const common = { ptt: 4, text: '', at: new Date(0), dlrId: null, isRecorded: false };
  const reported = [
    { ...common, carrier: 'ovh', rawId: 't7' },
    { ...common, carrier: 'ovh', rawId: 'stray' },
    { ...common, carrier: 'backup', rawId: 'T7' },
  ];
  await panel.writer.commit((tx) => keepUnmatchedReceipts(tx, reported, panel.dependencies.now));
  const read = async (asked: object) =>
    valueOf(await findUnmatchedReceipts(operations(), owner, carrierReceiptsQuery.parse({ name: 'ovh', ...asked })));
  expect((await read({})).rows.map(({ rawId }) => rawId)).toEqual(['stray']);
  expect((await read({ search: 'T7' })).rows).toMatchObject([{ rawId: 't7' }]);
  const counted = async (name: string) =>
    valueOf(await seeCarrier(operations(), owner, { name })).unmatchedReceipts.count;
  expect([await counted('ovh'), await counted('backup')]).toEqual([1, 1]);
  expect((await readStoredHealth(panel.db, panel.dependencies.now)).unmatchedReceipts.count).toBe(2);
});

test('a test is handed to one carrier as one segment, under an id that no message has', async () => {
  const given: unknown[] = [];
  watch = {
    ...watch,
    tryWith: async (name, message) => {
      given.push([name, message]);
      return name === 'ovh' ? { outcome: 'accepted', text: '', carrierId: '7' } : null;
    },
  };
  const trial = { number: '33612345678', sender: 'Chappe', text: 'Hello €' };
  expect(await tryCarrier(operations(), owner, { name: 'ovh', ...trial })).toMatchObject({
    ok: true,
    value: { outcome: 'accepted', carrierId: '7' },
  });
  expect(given).toMatchObject([
    ['ovh', { recipient: '33612345678', sender: 'Chappe', text: 'Hello €', encoding: 'gsm7', segmentCount: 1 }],
  ]);
  expect(await tryCarrier(operations(), owner, { name: 'backup', ...trial })).toEqual({
    ok: false,
    error: 'carrier_not_running',
  });
  expect(panel.logged).toContainEqual(
    expect.objectContaining({ action: 'carrier.test', subject: 'ovh to 33612345678' }),
  );
  expect(await panel.db.message.count()).toBe(0);
});

test('one that another node runs is connected', async () => {
  watch = { ...watch, look: async () => [{ ...LIVE, name: 'ovh', elsewhere: 'b-2' }] };
  expect((await list()).rows[0]?.live).toMatchObject({ bound: true, elsewhere: 'b-2', underWay: 2 });
});

test('the secret of an address is shown on demand, which stands in the log without it', async () => {
  const value = { name: 'ovh', dlrSecret: SECRETS.dlrSecret };
  expect(await showDlrSecret(operations(), owner, { name: 'ovh' })).toEqual({ ok: true, value });
  expect(await showDlrSecret(operations(), owner, { name: 'gone' })).toEqual({ ok: false, error: 'carrier_not_found' });
  expect(panel.logged).toContainEqual(expect.objectContaining({ action: 'carrier.show-address', subject: 'ovh' }));
  expect(JSON.stringify(panel.logged)).not.toContain(SECRETS.dlrSecret);
});

test('a client certificate is told with its end: of enabled carriers where somebody should renew it', async () => {
  const { now } = panel.dependencies;
  const inDays = (days: number) => new Date(Math.floor(now.getTime() / 1_000) * 1_000 + days * 24 * 3_600_000);
  const show = (name: string, until: Date) => {
    const { tlsCert } = makeCertificate({ from: inDays(-50), until });
    return panel.db.carrier.update({ where: { name }, data: { settings: JSON.stringify({ tls: true, tlsCert }) } });
  };
  const ending = async () => valueOf(await findOutages(operations(), owner, undefined)).certificates;
  const endOf = async (name: string) => valueOf(await seeCarrier(operations(), owner, { name })).certificateEndsAt;
  expect(await endOf('ovh')).toBeNull();
  await show('ovh', inDays(31));
  await show('backup', inDays(-1));
  expect([await endOf('ovh'), await endOf('backup')]).toEqual([inDays(31), inDays(-1)]);
  // The backup is disabled.
  expect(await ending()).toEqual([]);
  await show('ovh', inDays(29));
  expect(await ending()).toEqual([{ carrier: 'ovh', endsAt: inDays(29), isOver: false }]);
  await show('ovh', inDays(-1));
  expect(await ending()).toEqual([{ carrier: 'ovh', endsAt: inDays(-1), isOver: true }]);
});
