/** A call of the REST API from its bytes to its answer. */
import type { Database } from '@/lib/db/connections/client';
import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';
import { ok, type Result } from '@/lib/domain/result';
import { createRateLimiter } from '@/lib/gateway/http2sms/rate-limiter';
import { restHeaders } from '@/lib/gateway/rest/fault-answer';
import type { AdmittedRequest, WireAnswer } from '@/lib/gateway/wire/wire';
import type { Logger } from '@/lib/platform/log/logger';
import { grantCall } from '../keys/grant-call';
import { createKnownKeys } from '../keys/known-keys';
import { createUseNotes } from '../keys/note-use';
import { presentedKey } from '../keys/presented-key';
import { createKeyProof } from '../keys/prove-key';
import { type Fault, faultOf } from '../table/faults';
import { presentFault } from '../table/present-fault';
import type { ApplicationRoute, Asked, KeyRoute, RestDependencies, Route, RouteAnswer } from '../table/route';
import { createRouteFinder } from './find-route';
import { type CalledPath, readIdempotencyKey, readJson, readPage, readPath, readQuery } from './read-call';

type Dependencies = {
  readonly db: Database;
  /** For those who call, who must not wait behind the panel's reads. */
  readonly lookUps: Database;
  readonly log: Logger;
  readonly env: {
    /** PUBLIC_URL; undefined where it is not set. */
    readonly publicUrl: string | undefined;
    /** For each key; 0 = no limit. */
    readonly apiRatePerSecond: number;
  };
  /** What every row is given, as of now. */
  readonly dependencies: (keysChanged: () => void) => RestDependencies;
  readonly now: () => Date;
};

type Outcome = Promise<Result<RouteAnswer, Fault>>;

export function createRestApi(routes: readonly Route[], parts: Dependencies) {
  const { db, lookUps, log, env, dependencies, now } = parts;
  const find = createRouteFinder(routes);
  const known = createKnownKeys(lookUps);
  const proof = createKeyProof({ db: lookUps, known, publicUrl: env.publicUrl });
  const noteUse = createUseNotes(db, log);
  const withinRate = createCallRate(env.apiRatePerSecond);
  const asks = createRateLimiter(KEYS_ASKED_FOR);

  const askAsKey = async (route: KeyRoute, called: CalledPath, request: AdmittedRequest, asked: Asked): Outcome => {
    const presented = presentedKey(request.headers);
    if (!presented.ok) return presented;
    const at = now();
    if (presented.value.kind === 'application') {
      const application = await proof.findApplication(presented.value.applicationKey, request.clientIp, at);
      return refused(application.ok ? 'key_missing' : application.error);
    }
    const key = await proof.prove(request, presented.value, at);
    if (!key.ok) return refused(key.error);
    const call = { method: route.method, path: `/${called.segments.join('/')}` };
    const isOwn = called.segments[0] === 'auth';
    const granted = grantCall(key.value, { call, isOwn, clientIp: request.clientIp, now: at });
    if (!granted.ok) return granted;
    if (!withinRate(key.value.id, at)) return refused('too_many_requests');
    noteUse(key.value.id, at);
    return route.answer(asked, granted.value);
  };

  const askAsApplication = async (route: ApplicationRoute, request: AdmittedRequest, asked: Asked): Outcome => {
    const applicationKey = request.headers['x-ovh-application']?.toString() ?? '';
    const at = now();
    const application = await proof.findApplication(applicationKey, request.clientIp, at);
    if (!application.ok) return refused(application.error);
    // Whoever knows an application's key, which is no secret, must not push out what others ask for by it.
    if (!asks.take(subscriberOf(request.clientIp), at)) return refused('too_many_requests');
    return route.answer(asked, { kind: 'application', id: application.value.id });
  };

  const ask = async (request: AdmittedRequest): Outcome => {
    const called = readPath(request.url);
    const found = find(called.segments);
    if (!found) return refused('no_such_route');
    const route = found.routes.get(request.method === 'HEAD' ? 'GET' : asRouteMethod(request.method));
    if (!route) return { ok: false, error: { code: 'method_not_allowed', about: [...found.routes.keys()].join(', ') } };
    const asked = readAsked(request, called, found.path, dependencies(known.forget));
    if (!asked.ok) return asked;
    if (route.access === 'key') return askAsKey(route, called, request, asked.value);
    return route.access === 'application' ? askAsApplication(route, request, asked.value) : route.answer(asked.value);
  };

  return {
    keysChanged: known.forget,
    async answer(request: AdmittedRequest): Promise<WireAnswer> {
      const outcome = await ask(request);
      if (!outcome.ok) return presentFault(outcome.error);
      const { json, next } = outcome.value;
      const more = next === null ? {} : { 'x-pagination-cursor-next': next };
      return { status: 200, headers: { ...restHeaders(), ...more }, body: JSON.stringify(json) };
    },
  };
}

/** By one address: as many at once as a program has users who connect it, then six a minute. */
const KEYS_ASKED_FOR: BucketRule = { capacity: 50, refillPerSecond: 1 / 10 };

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** Admission lets no other method in but HEAD. */
const asRouteMethod = (method: string) => METHODS.find((known) => known === method) ?? 'GET';

const refused = (code: Fault['code']) => ({ ok: false, error: faultOf(code) }) as const;

function readAsked(
  { headers, body, clientIp }: AdmittedRequest,
  { query }: CalledPath,
  path: Asked['path'],
  dependencies: RestDependencies,
): Result<Asked, Fault> {
  const json = readJson(body);
  if (!json.ok) return json;
  const page = readPage(headers);
  if (!page.ok) return page;
  const idempotencyKey = readIdempotencyKey(headers);
  if (!idempotencyKey.ok) return idempotencyKey;
  return ok({
    dependencies,
    clientIp,
    path,
    query: readQuery(query),
    body: json.value,
    page: page.value,
    idempotencyKey: idempotencyKey.value,
  });
}

/** Whether a key may call now; 0 = no limit. */
function createCallRate(perSecond: number): (keyId: number, now: Date) => boolean {
  if (perSecond === 0) return () => true;
  const limiter = createRateLimiter({ capacity: perSecond, refillPerSecond: perSecond });
  return (keyId, now) => limiter.take(String(keyId), now);
}
