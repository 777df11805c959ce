'use server';

import { z } from 'zod';
import { MOST_ROUTES } from '@/lib/domain/routing/route';
import type { Stage } from '@/lib/domain/routing/try-number';
import type { ActionResult } from '@/lib/schemas/action-result';
import { fault } from '@/lib/schemas/fault';
import { noInput } from '@/lib/schemas/panel-user';
import { routeSchema, tryNumberSchema } from '@/lib/schemas/route';
import { addRoute } from '@/lib/use-cases/routes/add-route';
import { changeRoute } from '@/lib/use-cases/routes/change-route';
import { deleteRoute } from '@/lib/use-cases/routes/delete-route';
import { tryRouteEarlier } from '@/lib/use-cases/routes/try-route-earlier';
import { tryRoutes } from '@/lib/use-cases/routes/try-routes';
import { boundId, withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';
import { CHANGED } from '../refusals';

const GONE = { route_not_found: { field: null, fault: 'route_not_found' } } as const;
const NAMED = {
  account_not_found: { field: 'serviceName', fault: 'account_not_found' },
  carrier_not_found: { field: 'carrier', fault: 'carrier_not_found' },
} as const;

export async function addRouteAction(input: unknown): Promise<ActionResult<{ readonly id: number }>> {
  return instanceAction(addRoute, routeSchema, input, {
    ...NAMED,
    too_many_routes: { field: null, fault: fault('too_many_routes', { most: MOST_ROUTES }) },
  });
}

/** `revision`: of the route as whoever edits it saw it. */
export async function changeRouteAction(id: unknown, revision: unknown, input: unknown): Promise<ActionResult> {
  const bound = boundId.extend({ seen: z.object({ revision: z.int() }) });
  const schema = withBound(bound, { id, seen: { revision } }, routeSchema);
  return instanceAction(changeRoute, schema, input, { ...CHANGED, ...GONE, ...NAMED });
}

export async function tryRouteEarlierAction(id: unknown, input: unknown): Promise<ActionResult> {
  return instanceAction(tryRouteEarlier, withBound(boundId, { id }, noInput), input, {
    ...GONE,
    route_is_first: { field: null, fault: 'route_is_first' },
  });
}

export async function deleteRouteAction(id: unknown, input: unknown): Promise<ActionResult> {
  return instanceAction(deleteRoute, withBound(boundId, { id }, noInput), input, GONE);
}

export async function tryRoutesAction(input: unknown): Promise<ActionResult<readonly Stage[]>> {
  return instanceAction(tryRoutes, tryNumberSchema, input, {
    account_not_found: NAMED.account_not_found,
    recipient_invalid: { field: 'recipient', fault: 'msisdn_invalid' },
  });
}
