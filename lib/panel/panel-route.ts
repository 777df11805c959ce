import type { Result } from '@/lib/domain/result';
import type { AccessRefusal, UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { currentActor } from './current-actor';
import { panelDependencies } from './panel-dependencies';

type Context = { params: Promise<{ serviceName: string }> };

const STATUSES = { not_found: 404, forbidden: 403 } as const;

const noStore = { headers: { 'cache-control': 'no-store' } };

export const refuseRead = (error: 'unauthenticated' | 'not_found' | 'forbidden') =>
  Response.json({ error }, { status: error === 'unauthenticated' ? 401 : STATUSES[error], ...noStore });

/** A GET handler under `/api/panel/[serviceName]`: who asks, what for, the use case, its answer as JSON or as told. */
export function panelRoute<Input, Value>(
  perform: UseCase<Input, Value, AccessRefusal>,
  readInput: (query: URLSearchParams) => Input,
  respond: (value: Value) => Response = (value) => Response.json(value, noStore),
) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const actor = await currentActor();
    if (!actor) return refuseRead('unauthenticated');
    const { serviceName } = await params;
    const input = readInput(new URL(request.url).searchParams);
    const outcome: Result<Value, 'not_found' | 'forbidden'> = await perform(
      panelDependencies(),
      actor,
      serviceName,
      input,
    );
    return outcome.ok ? respond(outcome.value) : refuseRead(outcome.error);
  };
}
