import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import type { Result } from '@/lib/domain/result';
import { createRouteFinder } from '@/lib/rest/router/find-route';
import { ROUTES } from '@/lib/rest/routes/routes';
import type { Fault } from '@/lib/rest/table/faults';
import type { Asked, RouteAnswer, RouteMethod } from '@/lib/rest/table/route';
import { type Caller, createTestPanel, type TestPanel } from './test-panel';

type Given = {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly page?: Partial<Asked['page']>;
  readonly key?: string;
  readonly as?: Caller;
};

/** Asks a route by its address, as its router would, with a key of one of the panel's callers. */
export type AskRest = (method: RouteMethod, path: string, given?: Given) => Promise<Result<RouteAnswer, Fault>>;

const keyOf = ({ actors }: Pick<TestPanel, 'actors'>, caller: Caller): ConsumerKey => ({
  ...actors[caller],
  kind: 'consumer-key',
  consumerKeyId: 7,
  application: 'A program',
});

const find = createRouteFinder(ROUTES);

/** Asks rows directly; what a row answers must be what its output says. */
export const askRest =
  (
    panel: Pick<TestPanel, 'actors' | 'dependencies'>,
    recordRefusal: Asked['dependencies']['recordRefusal'] = () => undefined,
  ): AskRest =>
  async (method, address, { query = {}, body = {}, page, key = null, as = 'owner' } = {}) => {
    const found = find(address.split('/').slice(1).map(decodeURIComponent));
    const route = found?.routes.get(method);
    if (!found || !route || route.access === 'application') throw new Error(`Nothing answers ${method} ${address}.`);
    const dependencies = {
      ...panel.dependencies,
      ...{ publicUrl: 'https://sms.example', keysChanged: () => undefined, recordRefusal },
    };
    const asked: Asked = {
      ...{ dependencies, clientIp: '203.0.113.9', path: found.path, query, body, idempotencyKey: key },
      page: { cursor: null, size: 10_000, ...page },
    };
    const outcome = await (route.access === 'key' ? route.answer(asked, keyOf(panel, as)) : route.answer(asked));
    if (outcome.ok) route.output.parse(outcome.value.json);
    return outcome;
  };

export async function createTestRest(): Promise<
  TestPanel & { readonly ask: AskRest; readonly refused: readonly NewRefusal[] }
> {
  const panel = await createTestPanel();
  const refused: NewRefusal[] = [];
  return { ...panel, refused, ask: askRest(panel, (refusal) => void refused.push(refusal)) };
}
