import { z } from 'zod';
import { fault } from '@/lib/schemas/fault';

/** What a page binds to its actions comes back from the browser, as any other input does. */
export const boundLogin = z.object({ login: z.string().max(40) });
export const boundEmail = z.object({ email: z.string().max(254) });
export const boundId = z.object({ id: z.int().positive() });

/** What was typed, as `schema` reads it, with what the page bound to the action beside it. */
export const withBound = <Bound extends z.ZodType<object>, Shape extends z.ZodType<object>>(
  boundSchema: Bound,
  bound: unknown,
  schema: Shape,
) =>
  schema.transform((input, context) => {
    const known = boundSchema.safeParse(bound);
    if (known.success) return { ...input, ...known.data };
    context.addIssue({ code: 'custom', message: fault('reopen') });
    return z.NEVER;
  });
