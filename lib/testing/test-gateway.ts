import type { Database } from '@/lib/db/connections/client';
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import type { Credits } from '@/lib/domain/credits';
import { API_USER_GUESSES } from '@/lib/domain/rate-limit/guess';
import { createAcceptQueue } from '@/lib/engine/accept/accept-queue';
import { createGateway } from '@/lib/gateway/create-gateway';
import { createApiUserAuthenticator } from '@/lib/gateway/credentials/api-user-authenticator';
import { createGuessGuard } from '@/lib/gateway/credentials/guess-guard';
import { createKnownAddresses } from '@/lib/gateway/credentials/known-addresses';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import type { WireAnswer } from '@/lib/gateway/wire/wire';
import { createFairQueue } from '@/lib/platform/batching/fair-queue';
import { createLogger } from '@/lib/platform/log/logger';
import { holdPrices } from '@/lib/server/runtime/hold-prices';
import { grantCredit } from './credit';
import { closeBalanced, createTestDatabase, type TestDatabase } from './test-database';

const ACCOUNT = 'sms-xx11111-1';
const LOGIN = 'user1';
const PASSWORD = 'pass_123';
export const NOW = new Date('2026-11-24T10:00:00Z');
export const HELP = 'https://sms.example/docs/http2sms';

/** Of PASSWORD, at a hundredth of the usual cost: a hash carries its settings, and tests of the cost have their own. */
const PASSWORD_HASH = 'scrypt$1024$8$1$aLWnGa-YJ3F47INLZ9Ue5A$H-DEq3JxBwVSaJ1zZTMNjtsrxeENCbD9-PywK5h4sFU';

export type TestGateway = TestDatabase & {
  readonly accountId: number;
  readonly apiUserId: number;
  /** What it gave to be kept of refused requests. */
  readonly refused: readonly NewRefusal[];
  /** Sends a query string, or a form body when `post` is given, and answers what came back. */
  send(query: string, options?: { post?: string | Buffer; contentType?: string; ip?: string }): Promise<WireAnswer>;
  /** Whether the next requests find the accept queue full. */
  setQueueFull(full: boolean): void;
  forget(): void;
  /** Has rates that were changed read again. */
  readPricesAgain(): Promise<void>;
  /** Moves the gateway's clock. */
  setNow(now: Date): void;
  /** What its account can still spend outside quotas. */
  creditsLeft(): Promise<Credits>;
  /** Closes it, and fails when its ledger does not balance. */
  closeBalanced(): Promise<void>;
};

/** A complete request; `changes` replaces or, with null, removes parameters. */
export function query(changes: Readonly<Record<string, string | null>> = {}): string {
  const parameters: Record<string, string | null> = {
    account: ACCOUNT,
    login: LOGIN,
    password: PASSWORD,
    from: 'TEST',
    to: '+33612345678',
    message: 'Hello',
    ...changes,
  };
  const pairs = Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams(pairs).toString();
}

function createTestAuthenticator(db: Database, now: () => Date) {
  const guard = createGuessGuard(createFairQueue({ atOnce: 2, mostWaiting: 500 }), API_USER_GUESSES, now);
  return createApiUserAuthenticator({ db, guard, known: createKnownAddresses([], () => undefined), now });
}

/** One account with `credit`, sender TEST, one API user. */
async function furnish(db: Database, credit: Credits) {
  const account = await db.smsAccount.create({
    data: {
      serviceName: ACCOUNT,
      shortNumber: '36105',
      createdAt: NOW,
      senders: {
        create: [
          { sender: 'TEST', createdAt: NOW },
          { sender: 'OFF', status: 'disable', createdAt: NOW },
        ],
      },
    },
  });
  const user = await db.apiUser.create({
    data: { accountId: account.id, login: LOGIN, passwordHash: PASSWORD_HASH, createdAt: NOW },
  });
  await grantCredit(db, account.id, credit, NOW);
  return { accountId: account.id, apiUserId: user.id };
}

/** The gateway over a real database: one account with `credit`, sender TEST, one API user; a rate of 0 is no limit. */
export async function createTestGateway(credit: Credits = 20_000, ratePerSecond = 0): Promise<TestGateway> {
  const database = await createTestDatabase();
  const { db, writer } = database;
  const { accountId, apiUserId } = await furnish(db, credit);

  let clock = NOW;
  const now = () => clock;
  const authenticator = createTestAuthenticator(db, now);
  const accepting = createAcceptQueue({
    writer,
    listener: { publish: () => undefined, batchCommitted: () => undefined },
    onAccepted: () => undefined,
    now,
  });
  let queueFull = false;
  const refused: NewRefusal[] = [];
  const log = createLogger('silent');
  const { prices, readPricesAgain } = await holdPrices(db, log);
  const gateway = createGateway({
    env: { http2smsRatePerSecond: ratePerSecond },
    engine: {
      accept: (request) => (queueFull ? null : accepting.submit(request)),
      recordReceipt: () => Promise.resolve(),
      recordIncoming: () => Promise.resolve(),
      recordRefusal: (refusal) => void refused.push(refusal),
    },
    metrics: { http2smsAnswered: () => undefined },
    credentials: authenticator,
    carriers: { find: () => undefined },
    prices,
    helpUrl: () => HELP,
    now,
    log,
  });
  return {
    ...database,
    accountId,
    apiUserId,
    refused,
    setQueueFull: (full) => {
      queueFull = full;
    },
    readPricesAgain,
    forget: () => authenticator.forget(apiUserId),
    setNow: (now) => {
      clock = now;
    },
    creditsLeft: async () => Number((await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).creditsLeft),
    closeBalanced: () => closeBalanced(database),
    send: (text, { post, contentType = '', ip = '203.0.113.9' } = {}) =>
      gateway.http2sms({
        method: post === undefined ? 'GET' : 'POST',
        url: text === '' ? HTTP2SMS_PATH : `${HTTP2SMS_PATH}?${text}`,
        contentType,
        body: Buffer.from(post ?? ''),
        clientIp: ip,
      }),
  };
}
