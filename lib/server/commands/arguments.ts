/** What whoever runs the instance types: arguments of commands, so told in English. */
import { z } from 'zod';
import type { ReplyNumbers } from '@/lib/domain/account/reply-numbers';
import { isServiceName } from '@/lib/domain/account/service-name';
import { isOneLine } from '@/lib/domain/one-line';
import { isTimeZone } from '@/lib/domain/time/time-zone';
import { amount } from '@/lib/schemas/amount';
import { newSender } from '@/lib/schemas/change-sender';
import { email } from '@/lib/schemas/credentials';
import { shortNumber, stopClauseText } from '@/lib/schemas/reply-numbers';

/** One line of a person's words. */
const line = (missing: string, most: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(most, `This is longer than ${most} characters.`)
    .refine(isOneLine, 'This must be on one line.');

/** That of an account that is there, whatever its form. */
const account = line('Name the account, such as sms-xx11111-1.', 100);

const sender = z.string('Name the sender.').pipe(newSender);

const LONGEST_NAME = 25;
const LONGEST_REASON = 200;

const credits = z
  .string('Say how many credits, such as 150 or 12.50.')
  // As elsewhere than in English.
  .transform((typed) => typed.replace(',', '.'))
  .pipe(amount)
  .refine((given) => given > 0, 'Give more than 0 credits.');

const REASON_MISSING = 'Give a reason: the account’s owners read it beside the movement.';
const reason = line(REASON_MISSING, LONGEST_REASON);

const numberOptions = {
  'short-number': shortNumber.optional(),
  'no-short-number': z.boolean().optional(),
  'stop-clause': stopClauseText.optional(),
};

type NumberOptions = z.infer<z.ZodObject<typeof numberOptions>>;

/** The numbers that were named; null is none. */
const namedNumbers = (given: NumberOptions): Partial<ReplyNumbers> => ({
  ...(given['short-number'] !== undefined && { shortNumber: given['short-number'] }),
  ...(given['no-short-number'] && { shortNumber: null }),
  ...(given['stop-clause'] !== undefined && { stopClauseText: given['stop-clause'] }),
});

const isOneOfBoth = (given: NumberOptions) => given['short-number'] === undefined || !given['no-short-number'];
const BOTH = { message: 'Give a short number or --no-short-number, not both.', path: ['no-short-number'] };

/** Credit and its reason come together, or not at all. */
export const addAccountArguments = z
  .object({
    ...numberOptions,
    account: z.string().refine(isServiceName, 'The name of an account has the form sms-xx11111-1.').optional(),
    owner: z.string('Give the email address of the first owner.').pipe(email),
    sender,
    name: line('Give the account a name.', LONGEST_NAME).optional(),
    'time-zone': z.string().refine(isTimeZone, 'A time zone is an IANA name such as Europe/Paris.').optional(),
    credit: credits.optional(),
    reason: reason.optional(),
  })
  .refine(isOneOfBoth, BOTH)
  .transform(({ credit, reason: why, ...options }, context) => {
    const given = { ...options, numbers: namedNumbers(options) };
    if (credit !== undefined && why !== undefined) return { ...given, grant: { credits: credit, reason: why } };
    if (credit === why) return { ...given, grant: undefined };
    const [path, message] = why === undefined ? ['reason', REASON_MISSING] : ['credit', 'Say how much --credit, too.'];
    context.addIssue({ code: 'custom', path: [path], message });
    return z.NEVER;
  });

export const grantCreditArguments = z.object({ account, credits, reason });

export const transferCreditArguments = z.object({
  from: account,
  to: account,
  credits: grantCreditArguments.shape.credits,
  reason: grantCreditArguments.shape.reason,
});

export const accountArguments = z.object({ account });

export const replyNumbersArguments = z
  .object({ account, ...numberOptions })
  .refine(isOneOfBoth, BOTH)
  .transform(({ account: name, ...given }) => ({ account: name, numbers: namedNumbers(given) }))
  .refine(({ numbers }) => Object.keys(numbers).length > 0, {
    message: 'Say which: --short-number, --no-short-number or --stop-clause.',
    path: ['short-number'],
  });

export const instanceOwnerArguments = z.object({
  email: z.string('Give the email address that they sign in with.').pipe(email),
  remove: z.boolean().optional(),
});

export const addSenderArguments = z.object({ account, sender });

export const noArguments = z.object({});

export const listCarriersArguments = z.object({ addresses: z.boolean().optional() });
