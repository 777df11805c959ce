/** A call of the REST API from its bytes to its answer. */
import { err, ok, type Result } from '@/lib/domain/result';
import { restHeaders } from '@/lib/gateway/rest/fault-answer';
import type { AdmittedRequest, WireAnswer } from '@/lib/gateway/wire/wire';
import { createLetIn, type LetInParts } from '../keys/let-in';
import type { Fault, FaultCode } from '../table/faults';
import { presentFault } from '../table/present-fault';
import type { Asked, RestDependencies, Route, RouteAnswer } from '../table/route';
import { createRouteFinder, type FoundPath } from './find-route';
import { type CalledPath, readIdempotencyKey, readJson, readPage, readParameters, readPath } from './read-call';

export type RestMetrics = {
  /** A call was answered; null = done, else why it was refused. */
  restAnswered(refusal: FaultCode | null): void;
};

type Dependencies = LetInParts & {
  readonly metrics: RestMetrics;
  /** What every row is given, as of now. */
  readonly dependencies: (keysChanged: () => void) => RestDependencies;
};

type Outcome = Promise<Result<RouteAnswer, Fault>>;

export function createRestApi(routes: readonly Route[], { dependencies, metrics, ...parts }: Dependencies) {
  const find = createRouteFinder(routes);
  const letIn = createLetIn(parts);

  const ask = async (request: AdmittedRequest): Outcome => {
    const called = readPath(request.url);
    const found = find(called.segments);
    if (!found) return err({ code: 'no_such_route' });
    const route = routeFor(found, request.method);
    if (!route) return err({ code: 'method_not_allowed', about: [...found.routes.keys()].join(', ') });
    const read = () => readAsked(request, called, found.path, dependencies(letIn.forget));
    switch (route.access) {
      case 'anyone': {
        const asked = read();
        return asked.ok ? route.answer(asked.value) : asked;
      }
      case 'application': {
        const application = await letIn.asApplication(request);
        if (!application.ok) return application;
        const asked = read();
        return asked.ok ? route.answer(asked.value, application.value) : asked;
      }
      case 'key': {
        const call = { method: route.method, path: `/${called.segments.join('/')}` };
        const isOwn = called.segments[0] === 'auth';
        const actor = await letIn.asKey(request, { call, isOwn, changes: route.changes });
        if (!actor.ok) return actor;
        const asked = read();
        return asked.ok ? route.answer(asked.value, actor.value) : asked;
      }
    }
  };

  return {
    /** They may have changed. */
    forgetKeys: letIn.forget,
    async answer(request: AdmittedRequest): Promise<WireAnswer> {
      const outcome = await ask(request);
      metrics.restAnswered(outcome.ok ? null : outcome.error.code);
      if (!outcome.ok) return presentFault(outcome.error);
      const { json, next } = outcome.value;
      const more = next === null ? {} : { 'x-pagination-cursor-next': next };
      return { status: 200, headers: { ...restHeaders(), ...more }, body: JSON.stringify(json) };
    },
  };
}

/** A HEAD is answered as a GET is. */
function routeFor({ routes }: NonNullable<FoundPath>, method: string): Route | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  return [...routes.values()].find((route) => route.method === wanted);
}

function readAsked(
  { headers, body, clientIp }: AdmittedRequest,
  { query }: CalledPath,
  path: Asked['path'],
  dependencies: RestDependencies,
): Result<Asked, Fault> {
  const json = readJson(body);
  if (!json.ok) return json;
  const parameters = readParameters(query);
  if (!parameters.ok) return parameters;
  const page = readPage(headers);
  if (!page.ok) return page;
  const idempotencyKey = readIdempotencyKey(headers);
  if (!idempotencyKey.ok) return idempotencyKey;
  return ok({
    dependencies,
    clientIp,
    path,
    query: parameters.value,
    body: json.value,
    page: page.value,
    idempotencyKey: idempotencyKey.value,
  });
}
