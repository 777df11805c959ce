/** Routes of the original of which there is nothing here: they say so, to whom the account is there. */
import { z } from 'zod';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { type NotOfferedKind, notOffered, saysNotOffered } from './not-offered';
import { keyRoute, NO_INPUT, type Route, type RouteMethod, VOID } from './route';

const anything = z.record(z.string(), z.string());

/** `output` is what the original answers. Whatever is asked of it, the answer is the same. */
export const notHere = (method: RouteMethod, path: string, kind: NotOfferedKind, output: z.ZodType = VOID): Route => ({
  ...keyRoute({
    method,
    path,
    summary: `Not offered here: ${saysNotOffered(kind)}`,
    action: 'account.read',
    input: { ...NO_INPUT, path: anything, query: anything },
    output,
    perform: async ({ dependencies, path: { serviceName } }, actor) => {
      const reached = serviceName === undefined || (await getAccount(dependencies, actor, serviceName, undefined));
      return reached === true || reached.ok ? notOffered(kind) : reached;
    },
    present: (none: never) => none,
  }),
  isHere: false,
});
