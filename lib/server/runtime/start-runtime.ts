/** Wires the whole of Chappe together, once. */

import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { listKnownAddresses } from '@/lib/db/api-users/api-user-addresses';
import type { Database } from '@/lib/db/connections/client';
import type { Reader } from '@/lib/db/connections/reader';
import type { Shared } from '@/lib/db/connections/shared';
import { databaseFile } from '@/lib/db/open/database-file';
import { openDatabase } from '@/lib/db/open/open-database';
import { sharedOf } from '@/lib/db/open/shared';
import { listParts } from '@/lib/db/smpp/submissions';
import type { ChappeEvent, EventBus } from '@/lib/domain/events';
import { type Listens, listensOn, type NodeIdentity, nodeInWords, nodeName } from '@/lib/domain/instance/node';
import { API_USER_GUESSES, PANEL_GUESSES } from '@/lib/domain/rate-limit/guess';
import { startAlertLoops } from '@/lib/engine/alerts/alert-loops';
import type { Engine, EngineListener, EngineSettings } from '@/lib/engine/engine';
import { createGateway } from '@/lib/gateway/create-gateway';
import {
  type ApiUserAuthenticator,
  createApiUserAuthenticator,
} from '@/lib/gateway/credentials/api-user-authenticator';
import { createGuessGuard } from '@/lib/gateway/credentials/guess-guard';
import { keepKnownAddress } from '@/lib/gateway/credentials/keep-known-address';
import { createKnownAddresses } from '@/lib/gateway/credentials/known-addresses';
import { createSmppService } from '@/lib/gateway/smpp/create-smpp-service';
import type { SmppParts } from '@/lib/gateway/smpp/smpp-parts';
import { createFairQueue, type FairQueue } from '@/lib/platform/batching/fair-queue';
import type { Logger } from '@/lib/platform/log/logger';
import { createSmtpTransport } from '@/lib/platform/mail/smtp';
import { writeAlert } from '../alerts/write-alert';
import { type AnswersForNodes, answerNodes } from '../carriers/answer-nodes';
import { createAskNodes } from '../carriers/ask-nodes';
import { createReadiness } from '../health/readiness';
import { createMetrics, type Metrics } from '../metrics/metrics';
import type { Env } from '../settings/env';
import { VERSION } from '../settings/version';
import { createAgreedTime } from './agreed-time';
import { createRest } from './create-rest';
import { createEventBus } from './event-bus';
import { hearCommands } from './hear-commands';
import { type HeldPrices, holdPrices } from './hold-prices';
import { joinNodes, type Nodes } from './join-nodes';
import { createKnownCarriers } from './known-carriers';
import { createLiveUpdates } from './live-updates';
import { publishRuntime, type Runtime } from './runtime';
import { watchMachine } from './watch-machine';

type RuntimeParts = {
  readonly env: Env;
  readonly log: Logger;
  /** In a thread of its own, or in this one. */
  readonly startEngine: (settings: EngineSettings, listener: EngineListener) => Engine | Promise<Engine>;
  /** Likewise; null: the database answers without holding up this thread. */
  readonly startReader: () => Promise<Reader | null>;
  readonly nextAuthSecret: string;
  readonly publicUrl: () => string;
};

/** Slow hashes at once. They share four threads with DNS and files, which a flood of passwords must not hold up. */
const SLOW_CHECKS = { atOnce: 2, mostWaiting: 500 };

/** As many as the database keeps in four bytes; a node's id differs from those of the few that came before it. */
const MOST_NODE_IDS = 2 ** 31;

const drawNode = (): NodeIdentity => ({
  id: randomInt(MOST_NODE_IDS),
  version: VERSION,
  host: hostname(),
  pid: process.pid,
});

/** Makes the runtime. Nothing is moved on before it is told to `work`. */
export async function startRuntime(parts: RuntimeParts): Promise<Runtime> {
  const { env, log, startEngine, startReader, nextAuthSecret, publicUrl } = parts;
  const bus = createEventBus();
  // The engine knows it once it is among them.
  let liveNodes = () => 1;
  const node = drawNode();
  const metrics = createMetrics(nodeName(node));
  const nodes = joinAs(env, { nodeId: node.id, bus, liveNodes: () => liveNodes(), log });
  const machine = watchMachine(metrics);
  const engine = await startEngine(
    // This machine's own address, which people may use, is none that providers reach.
    { ...env, carriers: { ...env.carriers, publicUrl: env.publicUrl ?? '' }, node },
    { ...machine.listener, publish: nodes.publish },
  );
  const now = createAgreedTime(engine);
  liveNodes = () => engine.standing().nodes;
  metrics.watchEngine(engine);
  const reader = await startReader();
  const db = await openDatabase(env.databaseUrl, { turn: engine.writeTurn, ...(reader && { reader }) });
  const events = wakingEvents({ subscribe: bus.subscribe, publish: nodes.publish }, engine);
  const slowChecks = createFairQueue(SLOW_CHECKS);
  // Whoever sends is looked up beside the panel's reads, not behind them: by index, within a millisecond.
  const lookUps = await openDatabase(env.databaseUrl);
  const shared = sharedOf(env.databaseUrl, lookUps);
  const stored = { db, lookUps, shared, events, nodeId: node.id };
  const credentials = await createCredentials({ ...stored, slowChecks, log, now });
  const carriers = await createKnownCarriers({ db: lookUps, engine, log });
  const stopHearing = await hearCommands({ db: lookUps, events: bus, lookForCarriers: carriers.look, log });
  const sendMail = env.smtpUrl === undefined ? null : createSmtpTransport({ url: env.smtpUrl, from: env.mailFrom });
  const helpUrl = () => `${publicUrl()}/docs/http2sms`;
  const held = await holdPrices(db, log);
  const own = { ...parts, ...held, engine, metrics, carriers, credentials, helpUrl, liveNodes: () => liveNodes(), now };
  const forNodes = answerNodes({ db, engine, now, log });
  const { answered, smpp, answers } = await answerPrograms({ ...own, ...stored, nodes, forNodes });
  const readiness = createReadiness({ ...readinessOf(env, db), engine, log });
  let welcoming = false;
  const whyNotReady = async () => (welcoming ? readiness() : 'Chappe is starting or stopping');
  const asking = createAskNodes({ db, now, tell: () => nodes.changed('carrier-questions') });
  const watch = machine.begin({ db, events, env, log, publicUrl, engine, whyNotReady, nodeId: node.id, now, asking });

  let alerts: ReturnType<typeof startAlertLoops> | null = null;
  return publishRuntime({
    ...{ db, env, carriers, log, events, metrics },
    liveUpdates: createLiveUpdates(bus, node.id),
    makeCall: engine.call,
    accept: engine.accept,
    ...answers,
    ...watch.shown,
    signInGuard: createGuessGuard(slowChecks, PANEL_GUESSES, now, shared?.failures('panel', PANEL_GUESSES)),
    apiUserCredentials: credentials,
    ...{ nextAuthSecret, publicUrl, helpUrl, whyNotReady, liveNodes },
    work: async (listens) => {
      await engine.work(listens);
      if (listens) tellWho(node, listens, { metrics, log });
      const ours = { write: writeAlert, sendMail, nodeId: node.id, now, take: engine.takeAlerts };
      alerts = startAlertLoops({ db, events, log, ...ours, ...held, accept: engine.accept });
      watch.work();
    },
    welcomeRequests: () => {
      welcoming = true;
    },
    stop: async () => {
      welcoming = false;
      await Promise.all([smpp?.stop(), answered()]);
      await Promise.all([alerts?.stop(), stopHearing(), forNodes.stop(), watch.stop()]);
      await engine.stop();
      await Promise.all([nodes.close(), lookUps.$disconnect(), db.$disconnect()]);
      await reader?.close();
    },
  });
}

/** By what its machine's tools call it, too. */
function tellWho(node: NodeIdentity, listens: Listens, { metrics, log }: { metrics: Metrics; log: Logger }): void {
  metrics.tellNode({ version: VERSION, pid: process.pid, listens: listensOn(listens) });
  log.info({ node: nodeInWords({ ...node, listens }), version: VERSION }, 'this node serves');
}

const readinessOf = ({ databaseUrl }: Env, db: Database) => ({
  read: () => db.$queryRaw`SELECT 1`,
  databaseFile: databaseFile(databaseUrl),
});

/** The others' news come to this process's bus. */
const joinAs = (env: Env, parts: Omit<Parameters<typeof joinNodes>[0], 'databaseUrl' | 'pollMs'>) =>
  joinNodes({ databaseUrl: env.databaseUrl, pollMs: env.databasePollMs, ...parts });

type AnswerParts = Parameters<typeof createGateway>[0] &
  Omit<Parameters<typeof createRest>[0], 'track' | 'keysChanged'> &
  Omit<SmppParts, 'limits'> &
  HeldPrices & {
    readonly env: Env;
    readonly nodes: Nodes;
    readonly forNodes: AnswersForNodes;
    readonly credentials: ApiUserAuthenticator;
  };

/** What answers programs, whichever way they ask, and what is remembered for that. */
async function answerPrograms({ nodes, forNodes, readPricesAgain, ...parts }: AnswerParts) {
  const { answered, track, ...handlers } = createGateway(parts);
  const smpp = await startSmpp(parts.env, parts);
  const rest = createRest({ ...parts, track, keysChanged: () => nodes.changed('api-keys') });
  nodes.remember({
    rates: () => void readPricesAgain(),
    'api-keys': rest.forgetKeys,
    'carrier-questions': forNodes.look,
    'smpp-sessions': () => smpp?.lookForEnds(),
    accounts: () => {
      parts.credentials.forgetAccount(null);
      rest.forgetFacts();
    },
  });
  const told = async () => {
    await readPricesAgain();
    nodes.changed('rates');
  };
  const endSmppSessions = () => {
    smpp?.lookForEnds();
    nodes.changed('smpp-sessions');
  };
  const { prices } = parts;
  const served = { ...handlers, smpp, endSmppSessions, prices, rest: rest.answer };
  const answers = { ...served, apiKeysChanged: rest.keysChanged, readPricesAgain: told };
  return { answered, smpp, answers };
}
/** What answers programs that speak SMPP, where they have a port. */
const startSmpp = async ({ smppServer }: Env, parts: Omit<SmppParts, 'limits'>) => {
  if (!smppServer) return null;
  // Where others may keep parts too, what waits is asked for each.
  const kept = parts.db.dialect.hasOtherWriters ? [] : await listParts(parts.lookUps);
  return createSmppService({ ...parts, limits: smppServer }, kept);
};

type CredentialParts = {
  readonly db: Database;
  readonly lookUps: Database;
  readonly shared: Shared | null;
  readonly slowChecks: FairQueue;
  readonly events: EventBus;
  readonly log: Logger;
  readonly now: () => Date;
};

/** Whose rows are read again after a click in the panel. */
async function createCredentials({ db, lookUps, shared, slowChecks, events, log, now }: CredentialParts) {
  const known = await rememberAddresses(db, log, now);
  const guard = createGuessGuard(slowChecks, API_USER_GUESSES, now, shared?.failures('api-user', API_USER_GUESSES));
  const credentials = createApiUserAuthenticator({ db: lookUps, known, guard, now });
  events.subscribe((event) => {
    if (event.type === 'api-users') credentials.forgetAccount(event.accountId);
  });
  return credentials;
}

/** What the panel does wakes the engine, which tells of its own work by itself. */
function wakingEvents(bus: EventBus, engine: Engine): EventBus {
  const publish = (event: ChappeEvent) => {
    bus.publish(event);
    if (event.type === 'callbacks') engine.wake();
  };
  return { subscribe: bus.subscribe, publish };
}

/** From where API users have proven their passwords, kept for the next start. */
const rememberAddresses = async (db: Database, log: Logger, now: () => Date) =>
  createKnownAddresses(await listKnownAddresses(db), (apiUserId, address) => {
    keepKnownAddress({ db, now: now() }, { apiUserId, address }).catch((cause: unknown) => {
      log.warn({ err: cause, apiUserId }, 'an address of an API user was not kept');
    });
  });
