/** Routes of the original of which there is nothing here: they say so, to whom the account is there. */
import { z } from 'zod';
import { err } from '@/lib/domain/result';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { keyRoute, NO_INPUT, type Route, type RouteMethod, VOID } from './route';

const anything = z.record(z.string(), z.string());

/** `why` says what is not here, `output` what the original answers. Whatever is asked of it, the answer is the same. */
export const notHere = (method: RouteMethod, path: string, why: string, output: z.ZodType = VOID): Route => ({
  ...keyRoute({
    method,
    path,
    summary: `Not offered here: ${why}`,
    action: 'account.read',
    input: { ...NO_INPUT, path: anything, query: anything },
    output,
    perform: async ({ dependencies, path: { serviceName } }, actor) => {
      const reached = serviceName === undefined || (await getAccount(dependencies, actor, serviceName, undefined));
      return reached === true || reached.ok ? err({ code: 'not_here', about: why }) : reached;
    },
    present: (none: never) => none,
  }),
  isHere: false,
});
