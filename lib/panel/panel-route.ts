import type { z } from 'zod';
import { isReaderBusy } from '@/lib/db/connections/client';
import type { Member } from '@/lib/domain/authorisation/actor';
import type { Result } from '@/lib/domain/result';
import { type ParameterFault, readQuery } from '@/lib/schemas/list-query';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';
import { currentActor } from './current-actor';
import { panelDependencies } from './panel-dependencies';
import type { PanelRead, Performed } from './panel-read';

/** The reads of the instance name no account: theirs are addresses without parameters. */
type Context = { params: Promise<{ serviceName?: string } | undefined> };

const STATUSES = { not_found: 404, forbidden: 403 } as const;

const noStore = { headers: { 'cache-control': 'no-store' } };

export const refuseRead = (error: 'unauthenticated' | 'not_found' | 'forbidden') =>
  Response.json({ error }, { status: error === 'unauthenticated' ? 401 : STATUSES[error], ...noStore });

/** Nobody waits for the answer any more. */
const gone = () => new Response(null, { status: 499 });

const busy = () =>
  Response.json({ error: 'busy' }, { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '1' } });

/** The answer; 503 where the reader had no time to look. */
export const orBusy = (answer: Promise<Response>): Promise<Response> =>
  answer.catch((cause: unknown) => {
    if (isReaderBusy(cause)) return busy();
    throw cause;
  });

/** The first one is named. */
const refuseParameters = ([first]: readonly ParameterFault[]) =>
  Response.json(
    { error: 'invalid_parameter', parameter: first?.name, fault: first?.fault },
    { status: 400, ...noStore },
  );

/** A GET handler under `/api/panel/[serviceName]`, or of the instance: who asks, what for, the use case, its answer as JSON. */
export const panelRoute = <Query, Asked, Value, Answer>({
  perform,
  resource,
  present,
}: PanelRead<Query, Asked, Value, Answer>) =>
  panelDownload(perform, resource, (value) => Response.json(present(value), noStore));

/** The same for what is somebody's own, whatever account they look at. */
export function ownRoute<Query, Answer>(
  perform: (dependencies: PanelDependencies, actor: Member, input: Query) => Promise<Answer>,
  { query: schema }: { readonly query: z.ZodType<Query>; readonly answer: z.ZodType<Answer> },
) {
  const answer = async (request: Request): Promise<Response> => {
    const actor = await currentActor();
    if (!actor) return refuseRead('unauthenticated');
    const asked = readQuery(schema, new URL(request.url).searchParams);
    if (!asked.ok) return refuseParameters(asked.error);
    return Response.json(await perform(panelDependencies(), actor, asked.value), noStore);
  };
  return (request: Request): Promise<Response> => orBusy(answer(request));
}

/** The same for an answer of another kind. */
export function panelDownload<Input, Value>(
  perform: Performed<Input, Value>,
  { query: schema }: { readonly query: z.ZodType<Input> },
  respond: (value: Value, serviceName: string) => Response | Promise<Response>,
) {
  const answer = async (request: Request, { params }: Context): Promise<Response> => {
    const actor = await currentActor();
    if (!actor) return refuseRead('unauthenticated');
    const serviceName = (await params)?.serviceName ?? '';
    const allowed = await perform.authorise?.(panelDependencies(), actor);
    if (allowed?.ok === false) return refuseRead(allowed.error);
    const asked = readQuery(schema, new URL(request.url).searchParams);
    if (!asked.ok) return refuseParameters(asked.error);
    // Under load the look at the session waits its turn too, and many who have typed on are gone by now.
    if (request.signal.aborted) return gone();
    const outcome: Result<Value, 'not_found' | 'forbidden'> = await perform(
      panelDependencies(),
      actor,
      serviceName,
      asked.value,
    );
    return outcome.ok ? respond(outcome.value, serviceName) : refuseRead(outcome.error);
  };
  return (request: Request, context: Context): Promise<Response> => orBusy(answer(request, context));
}
