import type { Database } from '@/lib/db/connections/client';
import type { Shared } from '@/lib/db/connections/shared';
import type { EventBus } from '@/lib/domain/events';
import type { Prices } from '@/lib/domain/pricing/price-list';
import type { Engine } from '@/lib/engine/engine';
import type { AdmittedRequest, WireAnswer } from '@/lib/gateway/wire/wire';
import type { Logger } from '@/lib/platform/log/logger';
import { createKnownFacts } from '@/lib/rest/keys/known-facts';
import { createRestApi, type RestMetrics } from '@/lib/rest/router/answer-call';
import { ROUTES } from '@/lib/rest/routes/routes';
import type { RestDependencies } from '@/lib/rest/table/route';
import type { Env } from '../settings/env';

type Parts = {
  readonly db: Database;
  readonly lookUps: Database;
  readonly shared: Shared | null;
  readonly events: EventBus;
  readonly engine: Pick<Engine, 'call' | 'accept' | 'recordRefusal'>;
  readonly prices: Prices;
  readonly env: Env;
  readonly log: Logger;
  readonly metrics: RestMetrics;
  readonly publicUrl: () => string;
  readonly liveNodes: () => number;
  readonly now: () => Date;
  /** Tells others who remember keys that they have changed. */
  readonly keysChanged: () => void;
  /** Counts an answer, so that a stop waits for it. */
  readonly track: (answer: Promise<WireAnswer>) => Promise<WireAnswer>;
};

/** The REST API over what exists once in this process. */
export function createRest({ db, lookUps, events, engine, prices, env, log, metrics, publicUrl, ...parts }: Parts) {
  const { liveNodes, now } = parts;
  const { callbackAllowedRanges } = env;
  const hasMailServer = env.smtpUrl !== undefined;
  const facts = createKnownFacts(lookUps, events);
  const common = { db, events, facts, makeCall: engine.call, accept: engine.accept, prices };
  const changed = (forget: () => void) => () => {
    forget();
    parts.keysChanged();
  };
  const dependencies = (forget: () => void): RestDependencies => ({
    ...{ ...common, callbackAllowedRanges, hasMailServer, now: now(), clock: now },
    ...{ publicUrl: publicUrl(), keysChanged: changed(forget), recordRefusal: engine.recordRefusal },
  });

  const api = createRestApi(ROUTES, {
    db,
    lookUps,
    shared: parts.shared,
    env,
    log,
    metrics,
    dependencies,
    liveNodes,
    now,
  });
  // Whoever is deleted takes their keys along.
  events.subscribe(({ type }) => {
    if (type === 'panel-users') api.forgetKeys();
  });
  return {
    answer: (request: AdmittedRequest) => parts.track(api.answer(request)),
    keysChanged: changed(api.forgetKeys),
    forgetKeys: api.forgetKeys,
    forgetFacts: facts.forgetAll,
  };
}
