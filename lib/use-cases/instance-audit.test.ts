/** What is done above accounts, in the panel and by commands, is told by the instance's audit log: each act by one entry. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, AT_THE_MACHINE, writeActor } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { INSTANCE_MATRIX, INSTANCE_READS } from '@/lib/testing/authorisation/instance';
import { createFurnishedPanel, type FurnishedPanel } from '@/lib/testing/furnished-panel';
import { addInstanceOwner } from '@/lib/testing/instance-owner';

const ACTS = Object.entries(INSTANCE_MATRIX).filter(([name]) => !INSTANCE_READS.includes(name));

/** What the calls of the table give as secrets. */
const SECRET = /"secret"/;

let panel: FurnishedPanel;

const entries = () => panel.db.auditEntry.findMany({ where: { accountId: INSTANCE_LOG }, orderBy: { id: 'asc' } });

/** The entries that an act has left. */
async function leftBy(actor: Actor, call: (typeof ACTS)[number][1]) {
  const before = await entries();
  const outcome = await call(panel, actor);
  return { outcome, left: (await entries()).slice(before.length) };
}

describe('in the panel', () => {
  let owner: Actor;

  beforeAll(async () => {
    panel = await createFurnishedPanel();
    owner = await addInstanceOwner(panel);
  });
  afterAll(() => panel.close());

  test.each(ACTS)('%s leaves one entry, with who did it and no secret', async (_, call) => {
    const { outcome, left } = await leftBy(owner, call);
    expect(outcome).toMatchObject({ ok: true });
    expect(left).toEqual([
      expect.objectContaining({ actor: writeActor(owner), clientIp: owner.clientIp, at: panel.dependencies.now }),
    ]);
    expect(JSON.stringify(left)).not.toMatch(SECRET);
  });

  test.each(INSTANCE_READS)('%s leaves none', async (name) => {
    const call = INSTANCE_MATRIX[name] ?? expect.unreachable();
    expect((await leftBy(owner, call)).left).toEqual([]);
  });
});

describe('by a command', () => {
  beforeAll(async () => {
    panel = await createFurnishedPanel();
  });
  afterAll(() => panel.close());

  test.each(ACTS)('%s leaves one entry where a command may do it, and none where it may not', async (_, call) => {
    const { outcome, left } = await leftBy(AT_THE_MACHINE, call);
    const { clientIp } = AT_THE_MACHINE;
    expect(left).toEqual(outcome.ok ? [expect.objectContaining({ actor: 'system', clientIp })] : []);
    if (!outcome.ok) expect(outcome.error).toBe('not_found');
  });
});

/**
 * Commands that change nothing above accounts: they read, or leave their entry with the account that they change. What
 * list-carriers tells with --addresses leaves entries, too: by one of these use cases, which it calls by another file.
 */
const NO_ACTS = [
  'add-sender',
  'backup',
  'create-migration',
  'list-carriers',
  'move',
  'restore',
  'restored',
  'verify-ledger',
];

test('each command that changes the instance does so by one of these use cases', () => {
  const folder = path.join(import.meta.dirname, '../server/commands');
  const commands = readdirSync(folder).filter((file) => file.endsWith('.command.ts'));
  const source = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const others = commands.filter((file) => {
    const read = source(file) + (source(file).includes("'./carrier-changes'") ? source('carrier-changes.ts') : '');
    return !ACTS.some(([name]) => read.includes(`'@/lib/use-cases/${name}'`));
  });
  expect(others.map((file) => file.replace('.command.ts', ''))).toEqual(NO_ACTS);
});
