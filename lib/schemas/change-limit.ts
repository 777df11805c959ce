/** What the Limit dialog asks for: apart from what is read, since every numbering plan comes with it. */
import { z } from 'zod';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { parseMsisdn } from '@/lib/domain/numbering/parse-msisdn';
import { alertSupport } from './alert';
import { amount } from './amount';
import { fault } from './fault';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

const typed = {
  support: alertSupport,
  threshold: z.string(),
  email: z.string().max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG),
  number: z.string().max(30, tooLong('number', 30)),
};

const threshold = amount.refine((credits) => credits >= ONE_CREDIT, fault('threshold_below_one'));
const email = z
  .string()
  .trim()
  .max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG)
  .pipe(z.email(fault('email_invalid')));
const msisdn = z.string().transform((text, context) => {
  const parsed = parseMsisdn(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: fault('msisdn_invalid') });
  return z.NEVER;
});
/** Where an SMS goes, as it is typed; out come the digits. */
export const smsSampleNumber = msisdn;
/** What is not asked for is not checked and not kept. */
const unused = z.string().transform(() => '');

/** The Limit dialog; switching off never fails, whatever the other fields hold. */
export const changeLimitSchema = z.discriminatedUnion('active', [
  z
    .object({ ...typed, active: z.literal(false) })
    .transform(({ support }) => ({ support, threshold: null, email: '', number: '' })),
  z.discriminatedUnion('support', [
    z.object({ active: z.literal(true), support: z.literal('mail'), threshold, email, number: unused }),
    z.object({ active: z.literal(true), support: z.literal('sms'), threshold, email: unused, number: msisdn }),
    z.object({ active: z.literal(true), support: z.literal('both'), threshold, email, number: msisdn }),
  ]),
]);
