import { openCallbackSecrets } from '@/lib/db/open/open-callback-secrets';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { ChappeEvent } from '@/lib/domain/events';
import { acceptOwnTexts } from '@/lib/engine/accept/accept-own-texts';
import { createAcceptQueue } from '@/lib/engine/accept/accept-queue';
import { createOwnTextsKeeper } from '@/lib/engine/accept/own-texts-keeper';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createLogger } from '@/lib/platform/log/logger';
import { createKnownFacts } from '@/lib/rest/keys/known-facts';
import type { NewApiUser } from '@/lib/schemas/change-api-user';
import { createEventBus } from '@/lib/server/runtime/event-bus';
import { holdPrices } from '@/lib/server/runtime/hold-prices';
import type { CarrierDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';
import type { KnownFacts } from '@/lib/use-cases/_shared/known-facts';
import { grantCredit } from './credit';
import { anyGuess } from './guesses';
import { closeBalanced, createTestDatabase, NODE_ID, type TestDatabase } from './test-database';

const NOW = new Date('2026-11-24T10:00:00Z');

/** Who calls: each role on the account, and the owner of another account. */
export const CALLERS = ['owner', 'operator', 'viewer', 'stranger'] as const;
export type Caller = (typeof CALLERS)[number];

export type TestPanel = TestDatabase & {
  readonly dependencies: PanelDependencies & CarrierDependencies & { readonly facts: KnownFacts };
  /** Has rates that were changed read again. */
  readPricesAgain(): Promise<void>;
  /** What the log was told so far. */
  readonly logged: readonly object[];
  readonly warned: readonly object[];
  /** How often whoever sends was told that carriers have changed. */
  carrierChanges(): number;
  /** What open panels were told so far. */
  readonly events: readonly ChappeEvent[];
  readonly account: string;
  readonly strangersAccount: string;
  readonly actors: Readonly<Record<Caller, PanelUser>>;
  /** Closes it, and fails when its ledger does not balance. */
  closeBalanced(): Promise<void>;
};

/** An API user without any setting. */
export const plainApiUser = (login: string): NewApiUser => ({
  login,
  password: 'abcd1234',
  quota: { active: false, quota: 0 },
  limit: { support: 'mail', threshold: null, email: '', number: '' },
  ipRestrictions: [],
  callbackUrl: null,
});

/** One after the other. */
const closing =
  (...all: readonly { close(): unknown }[]) =>
  async (): Promise<void> => {
    for (const one of all) await one.close();
  };

/** Two accounts of 200 credits; the first has a member of each role, the second only the stranger. */
export async function createTestPanel(create = createTestDatabase): Promise<TestPanel> {
  const database = await create();
  const { db } = database;
  const events: ChappeEvent[] = [];
  const { log, ...logs } = keepLog();
  let carrierChanges = 0;
  const secrets = openCallbackSecrets(database.url);
  const callbackAllowedRanges = ['127.0.0.0/8'];
  const caller = createCallbackCaller({ allowedRanges: callbackAllowedRanges, secretsOf: secrets.of, now: () => NOW });
  const { bus, publish } = createKeepingBus(events);
  const accepting = createAcceptQueue({
    writer: database.writer,
    listener: { publish, batchCommitted: () => undefined },
    onAccepted: () => undefined,
    now: () => NOW,
  });
  const { prices, readPricesAgain } = await holdPrices(db, createLogger('silent'));
  const accounts = new Map<string, number>();
  for (const serviceName of ['sms-ours-1', 'sms-theirs-1']) {
    const account = await db.smsAccount.create({ data: { serviceName, nameOrder: serviceName, createdAt: NOW } });
    accounts.set(serviceName, account.id);
    await grantCredit(db, account.id, 20_000, NOW);
  }
  const join = async (caller: Caller): Promise<PanelUser> => {
    const email = `${caller}@example.com`;
    const user = await db.panelUser.create({ data: { email, name: caller, passwordHash: '', createdAt: NOW } });
    const [serviceName, role] = caller === 'stranger' ? ['sms-theirs-1', 'owner'] : ['sms-ours-1', caller];
    await db.membership.create({
      data: { panelUserId: user.id, accountId: accounts.get(serviceName ?? '') ?? 0, role: role ?? '' },
    });
    return { kind: 'panel-user', panelUserId: user.id, email, clientIp: '203.0.113.9' };
  };
  const actors = {
    owner: await join('owner'),
    operator: await join('operator'),
    viewer: await join('viewer'),
    stranger: await join('stranger'),
  };
  const close = closing(caller, secrets, database);
  return {
    ...database,
    close,
    closeBalanced: () => closeBalanced({ db, close }),
    dependencies: {
      db,
      now: NOW,
      clock: () => NOW,
      events: { publish },
      facts: createKnownFacts(db, bus),
      makeCall: caller.call,
      accept: acceptOwnTexts(accepting.submit, createOwnTextsKeeper(database.writer, NODE_ID)),
      prices,
      callbackAllowedRanges,
      hasMailServer: true,
      guess: anyGuess,
      log,
      carriersChanged: () => {
        carrierChanges += 1;
      },
    },
    readPricesAgain,
    events,
    ...logs,
    carrierChanges: () => carrierChanges,
    account: 'sms-ours-1',
    strangersAccount: 'sms-theirs-1',
    actors,
  };
}

/** A bus, of which is kept what is published. */
function createKeepingBus(events: ChappeEvent[]) {
  const bus = createEventBus();
  const publish = (event: ChappeEvent) => {
    events.push(event);
    bus.publish(event);
  };
  return { bus, publish };
}

/** What acts on the instance leave in the log. */
function keepLog() {
  const logged: object[] = [];
  const warned: object[] = [];
  const log = { info: (entry: object) => void logged.push(entry), warn: (entry: object) => void warned.push(entry) };
  return { log, logged, warned };
}
