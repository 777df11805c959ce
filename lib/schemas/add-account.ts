/** What is typed to add an account: apart from what is read, since every numbering plan comes with its sender. */
import { z } from 'zod';
import { isServiceName } from '@/lib/domain/account/service-name';
import { accountName } from './account';
import { newSender } from './change-sender';
import { email } from './credentials';
import { fault } from './fault';
import { reason, someCredits } from './instance';

/** What is left empty is asked for by nobody. */
const optional = <Shape extends z.ZodType<string, string>>(shape: Shape) =>
  z.union([z.literal('').transform(() => undefined), shape]);

/** Credit and its reason come together, or not at all. */
export const addAccountSchema = z
  .object({
    description: accountName.refine((name) => name !== '', fault('account_name_missing')),
    serviceName: optional(z.string().trim().refine(isServiceName, fault('service_name_invalid'))),
    owner: email,
    sender: optional(newSender),
    credits: z.union([z.literal('').transform(() => undefined), someCredits]),
    reason: z.union([z.literal('').transform(() => undefined), reason]),
  })
  .transform(({ credits, reason: why, ...account }, context) => {
    if (credits === undefined) return { ...account, grant: undefined };
    if (why !== undefined) return { ...account, grant: { credits, reason: why } };
    context.addIssue({ code: 'custom', message: fault('credit_reason_missing'), path: ['reason'] });
    return z.NEVER;
  });
