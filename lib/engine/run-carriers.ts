import { type Carrier, carriersInForce } from '@/lib/domain/carrier/carrier';
import type { CarrierHealth } from '@/lib/domain/instance/health';
import type { Logger } from '@/lib/platform/log/logger';
import type { CarrierDriver } from './carriers/contract/driver';
import type { CarrierAnswer, CarrierQuestion, WatchedDriver } from './carriers/watch/question';
import type { DispatchLoop } from './dispatch/start-dispatch-loop';
import type { Loop } from './outbox/loop';
import { createReceiptsByAddress } from './receipts-by-address';

type Options = {
  /** Every carrier, as it is stored now. */
  readonly read: () => Promise<readonly Carrier[]>;
  /** Those of the carriers in force that this node runs: some are run by one node alone. */
  readonly runHere: (inForce: readonly Carrier[]) => Promise<readonly Carrier[]>;
  /** Told once those run, and no others. */
  readonly onSettled: () => Promise<void>;
  /** A driver for it, not started yet. */
  readonly connect: (carrier: Carrier) => WatchedDriver;
  /** Starts the driver and hands it what is due. */
  readonly start: (carrier: Carrier, driver: CarrierDriver) => DispatchLoop;
  /** What is done while no carrier runs. */
  readonly startIdle: () => Loop;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

export type CarrierRuns = {
  /** Resolves when those run that are in force and this node's, as they are stored; rejects when they could not be read: nothing has changed. */
  reread(): Promise<void>;
  /** The names of those in force, by preference, as they were read last, whichever node runs them. */
  takers(): readonly string[];
  /** The names of those that run here. */
  here(): readonly string[];
  /** How many messages those that run have not answered yet. */
  underWay(): number;
  wake(): void;
  /** Something waits for this one. */
  wakeOne(carrier: string): void;
  /** It has told what became of a message, by an address of ours. */
  gaveReceipt(carrier: string, at: Date): void;
  /** How those that run are. */
  health(): Promise<readonly CarrierHealth[]>;
  /** Null: none of that name runs. */
  ask(name: string, question: CarrierQuestion): Promise<CarrierAnswer | null>;
  stop(): Promise<void>;
};

/** `setup`: what it was started with. */
type Run = { readonly setup: string; readonly driver: WatchedDriver; readonly loop: DispatchLoop };

/** All of a carrier that its driver or its loop is started with. */
const startedWith = ({ setup, dlrSecret, whenUnknown }: Carrier): string =>
  JSON.stringify([setup, dlrSecret, whenUnknown]);

/** Runs the carriers in force: one whose set-up has changed is stopped as at the end, then started anew; the others go on. */
export function runCarriers({ read, runHere, onSettled, connect, start, startIdle, log }: Options): CarrierRuns {
  const runs = new Map<string, Run>();
  const receipts = createReceiptsByAddress();
  let idle: Loop | null = null;
  let takers: readonly string[] = [];
  let isOver = false;
  /** The one exchange at a time. */
  let turn: Promise<unknown> = Promise.resolve();

  const exchange = async (name: string, carrier: Carrier | undefined) => {
    const run = runs.get(name);
    const setup = carrier && startedWith(carrier);
    if (run?.setup === setup) return;
    if (run) {
      await run.loop.stop();
      runs.delete(name);
      log.info({ carrier: name }, 'the carrier was stopped');
    }
    if (!carrier) return;
    const driver = connect(carrier);
    receipts.forget(name);
    runs.set(name, { setup: startedWith(carrier), driver, loop: start(carrier, driver) });
  };

  const settle = async () => {
    const inForce = carriersInForce(await read());
    const ours = new Map((await runHere(inForce)).map((carrier) => [carrier.name, carrier]));
    if (isOver) return;
    // First: what waits for one that is being stopped may go to another meanwhile.
    takers = inForce.map(({ name }) => name);
    await Promise.all([...new Set([...runs.keys(), ...ours.keys()])].map((name) => exchange(name, ours.get(name))));
    if (runs.size === 0 && !idle) {
      idle = startIdle();
      if (takers.length === 0) log.warn({}, 'no carrier is enabled: what is due waits');
    } else if (runs.size > 0 && idle) {
      await idle.stop();
      idle = null;
    }
    await onSettled();
  };

  const ask = async (name: string, { driver }: Run, question: CarrierQuestion) =>
    receipts.complete(name, await driver.ask(question));

  return {
    reread: () => {
      const settled = turn.then(settle);
      turn = settled.catch(() => undefined);
      return settled;
    },
    takers: () => takers,
    here: () => [...runs.keys()],
    underWay: () => [...runs.values()].reduce((sum, { loop }) => sum + loop.underWay(), 0),
    wake: () => {
      for (const { loop } of runs.values()) loop.wake();
      idle?.wake();
    },
    wakeOne: (carrier) => runs.get(carrier)?.loop.wake(),
    health: () => healthOf(runs, (name, run) => ask(name, run, { kind: 'look' })),
    ask: async (name, question) => {
      const run = runs.get(name);
      return run ? ask(name, run, question) : null;
    },
    gaveReceipt: receipts.note,
    stop: async () => {
      isOver = true;
      await turn;
      await Promise.all([...runs.values()].map(({ loop }) => loop.stop()));
      await idle?.stop();
    },
  };
}

async function healthOf(
  runs: ReadonlyMap<string, Run>,
  look: (name: string, run: Run) => Promise<CarrierAnswer | null>,
): Promise<readonly CarrierHealth[]> {
  const all = await Promise.all(
    [...runs].map(async ([name, run]) => ({ name, answer: await look(name, run), underWay: run.loop.underWay() })),
  );
  return all.flatMap(({ name, answer, underWay }) =>
    answer?.kind === 'look' ? [{ ...answer.live, name, underWay }] : [],
  );
}
