import { z } from 'zod';
import { err, ok } from '@/lib/domain/result';
import { listServiceNames } from '@/lib/use-cases/accounts/list-service-names';
import { optional } from '../table/fields';
import { keyRoute, NO_INPUT, type Route } from '../table/route';

export const ACCOUNT_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path: '/sms',
    summary: 'The accounts that this key may see',
    action: 'own',
    input: { ...NO_INPUT, query: z.strictObject({ iamTags: optional(z.string()) }) },
    output: z.array(z.string()),
    perform: async ({ dependencies, query, page }, actor) => {
      if (query.iamTags !== undefined) return err({ code: 'not_here', about: 'tags of resources' } as const);
      return ok(await listServiceNames(dependencies, actor, { after: page.cursor, limit: page.size }));
    },
    present: ({ names }) => [...names],
    next: ({ names, hasMore }) => (hasMore ? (names.at(-1) ?? null) : null),
  }),
];
