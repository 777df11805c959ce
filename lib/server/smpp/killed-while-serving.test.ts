/** Processes that die while a program sends: between accept and answer, and between receipt and acknowledgement. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemIdOf } from '@/lib/domain/api-user/system-id';
import { connectEsme, type Esme } from '@/lib/testing/smpp-esme';
import { createTestGateway, type TestGateway } from '@/lib/testing/test-gateway';
import { PASSWORD } from '@/lib/testing/test-smpp-server';

/** Processes that start on busy cores; nothing waits for this time to pass. */
const LONGEST_TEST_MS = 120_000;
const LANES = 10;
const BOTH = 2;

let gateway: TestGateway;
let child: ChildProcess | null = null;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await gateway.closeBalanced();
});

async function bindToNewProcess(listen: (program: Esme) => void = () => undefined): Promise<Esme> {
  const script = "import('./lib/testing/serve-smpp.ts').then(({ serveSmpp }) => serveSmpp(process.argv[1]))";
  const started = spawn(process.execPath, ['--import', 'tsx', '-e', script, gateway.file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const [said] = await once(started.stdout, 'data');
  const program = await connectEsme(Number(String(said)));
  listen(program);
  const systemId = systemIdOf(gateway.apiUserId);
  const { status } = await program.bind({ systemId, password: PASSWORD, systemType: 'NOSTOP' });
  expect(status).toBe(0);
  return program;
}

async function kill(): Promise<void> {
  const dying = child;
  child = null;
  if (!dying) return;
  dying.kill('SIGKILL');
  await once(dying, 'exit');
}

const partBody = (number: number, lane: number, round: number, count: number) => ({
  destination: { ton: 1, npi: 1, address: `336${String(round)}${String(lane)}${String(count).padStart(6, '0')}` },
  esmClass: 0x40,
  registeredDelivery: 1,
  shortMessage: Buffer.concat([
    Buffer.from([5, 0, 3, count % 256, BOTH, number]),
    Buffer.from(`part ${String(number)}`),
  ]),
});

/** Messages of two parts, one after the other, until nobody is there; tells of each the ids of its parts. */
async function sendUntilGone(program: Esme, lane: number, round: number, tell: (ids: readonly string[]) => void) {
  for (let count = 0; ; count += 1) {
    const ids: string[] = [];
    for (let number = 1; number <= BOTH; number += 1) {
      const answer = await program.submit(partBody(number, lane, round, count)).catch(() => null);
      if (answer?.status !== 0) return;
      ids.push(answer.messageId);
    }
    tell(ids);
  }
}

test(
  'what was answered is there once, is paid once, and is told until it is acknowledged',
  async () => {
    const answered: (readonly string[])[] = [];
    for (const [round, killAfter] of [1, 20, 100].entries()) {
      const program = await bindToNewProcess();
      const most = answered.length + killAfter;
      let killed: Promise<void> | null = null;
      const tell = (ids: readonly string[]) => {
        answered.push(ids);
        if (answered.length >= most) killed ??= kill();
      };
      await Promise.all(Array.from({ length: LANES }, (_, lane) => sendUntilGone(program, lane, round, tell)));
      await killed;
    }
    expect(answered.length).toBeGreaterThanOrEqual(121);

    const told = new Set<string>();
    const program = await bindToNewProcess((listening) =>
      listening.listen((pdu) => {
        if (pdu.command !== 'deliver_sm') return;
        told.add(/^id:(\d+) /.exec(pdu.shortMessage.toString('latin1'))?.[1] ?? '');
        listening.acknowledge(pdu.sequence);
      }),
    );
    const { db } = gateway;
    const underWay = async () =>
      (await db.dispatch.count()) +
      (await db.message.count({ where: { state: { not: 'delivered' } } })) +
      (await db.smppReceipt.count());
    await expect.poll(underWay, { timeout: 60_000, interval: 200 }).toBe(0);
    await program.ask('unbind');
    await kill();

    const messages = await db.message.findMany();
    expect(new Set(messages.map(({ text }) => text))).toEqual(new Set(['part 1part 2']));
    const stored = new Set(messages.map(({ id }) => String(id)));
    expect(answered.filter(([, last = '']) => !stored.has(last))).toEqual([]);
    expect(answered.flat().filter((id) => !told.has(id))).toEqual([]);
    const debits = await db.creditMovement.findMany({ where: { kind: 'debit' } });
    expect(debits).toHaveLength(messages.length);
    // What was never whole is kept, and ends by its age.
    expect(await db.smppSubmission.count({ where: { messageId: { not: null } } })).toBe(0);
  },
  LONGEST_TEST_MS,
);
