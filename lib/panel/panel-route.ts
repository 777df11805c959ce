import type { Result } from '@/lib/domain/result';
import type { UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { currentActor } from './current-actor';
import { panelDependencies } from './panel-dependencies';

type Context = { params: Promise<{ serviceName: string }> };

const STATUSES = { not_found: 404, forbidden: 403 } as const;

const noStore = { headers: { 'cache-control': 'no-store' } };

export const refuseRead = (error: 'unauthenticated' | 'not_found' | 'forbidden') =>
  Response.json({ error }, { status: error === 'unauthenticated' ? 401 : STATUSES[error], ...noStore });

/** A GET handler under `/api/panel/[serviceName]`: who asks, what for, the use case, its answer as JSON. */
export function panelRoute<Input, Value>(
  perform: UseCase<Input, Value, never>,
  readInput: (query: URLSearchParams) => Input,
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
    return outcome.ok ? Response.json(outcome.value, noStore) : refuseRead(outcome.error);
  };
}
