import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import type { Result } from '@/lib/domain/result';
import { ROUTES } from '@/lib/rest/routes/routes';
import type { Fault } from '@/lib/rest/table/faults';
import type { Asked, Route, RouteAnswer, RouteMethod } from '@/lib/rest/table/route';
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

export const keyOf = ({ actors }: Pick<TestPanel, 'actors'>, caller: Caller): ConsumerKey => ({
  ...actors[caller],
  kind: 'consumer-key',
  consumerKeyId: 7,
});

/** The values of a path's placeholders; null: it is another one's address. */
function readPath({ path }: Route, address: string): Readonly<Record<string, string>> | null {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(address)?.slice(1);
  return values
    ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]))
    : null;
}

/** The row of an address; one without placeholders goes before one with. */
export function findRoute(method: RouteMethod, address: string) {
  const found = ROUTES.filter((route) => route.method === method).flatMap((route) => {
    const path = readPath(route, address);
    return path ? { route, path } : [];
  });
  return found.toSorted((one, other) => Object.keys(one.path).length - Object.keys(other.path).length)[0];
}

/** Asks rows directly; what a row answers must be what its output says. */
export const askRest =
  (panel: Pick<TestPanel, 'actors' | 'dependencies'>): AskRest =>
  async (method, address, { query = {}, body = {}, page, key = null, as = 'owner' } = {}) => {
    const found = findRoute(method, address);
    if (!found) throw new Error(`There is no route ${method} ${address}.`);
    const { route, path } = found;
    const { dependencies } = panel;
    const asked: Asked = {
      ...{ dependencies, clientIp: '203.0.113.9', path, query, body, idempotencyKey: key },
      page: { cursor: null, size: 10_000, ...page },
    };
    const outcome = await (route.access === 'key' ? route.answer(asked, keyOf(panel, as)) : route.answer(asked));
    if (outcome.ok) route.output.parse(outcome.value.json);
    return outcome;
  };

export async function createTestRest(): Promise<TestPanel & { readonly ask: AskRest }> {
  const panel = await createTestPanel();
  return { ...panel, ask: askRest(panel) };
}
