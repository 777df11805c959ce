import { z } from 'zod';
import { fault } from '@/lib/schemas/fault';

/** What a dialog is about comes from the browser with what was typed, and is checked like all input. */
export const boundAccount = z.object({ serviceName: z.string().max(60) });
export const boundLogin = z.object({ login: z.string().max(40) });
export const boundEmail = z.object({ email: z.string().max(254) });
export const boundSender = z.object({ sender: z.string().max(50) });
export const boundNumber = z.object({ number: z.string().max(50) });
export const boundKeyLink = z.object({ linkToken: z.string().max(100) });
export const boundId = z.object({ id: z.int().positive() });

/** What was typed, as `schema` reads it, with what its dialog is about beside it. */
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

/** What was typed, and of which API user: the login comes from the page, not from what was typed. */
export const ofApiUser = <Shape extends z.ZodType<object>>(login: unknown, schema: Shape) =>
  withBound(boundLogin, { login }, schema);

/** What was typed, and what the editor had seen, which must still be so. */
export const edited = <Seen extends z.ZodType<object>, Shape extends z.ZodType<object>>(
  seenSchema: Seen,
  seen: unknown,
  schema: Shape,
) => withBound(z.object({ seen: seenSchema }), { seen }, schema);
