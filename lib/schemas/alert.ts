import { z } from 'zod';
import { ALERT_CHANNELS, ALERT_STATUSES } from '@/lib/domain/alerts/alert';
import { ALERT_SMS_MAX_LENGTH } from '@/lib/domain/alerts/alert-template';
import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { parseMsisdn } from '@/lib/domain/numbering/parse-msisdn';
import { isOneLine } from '@/lib/domain/one-line';
import { amount } from './amount';
import { type Fault, type FaultCode, fault } from './fault';
import { choiceOf, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { keptTextFault, smsTextFault } from './sms-text';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

const alertSupport = z.enum(ALERT_SUPPORTS);

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

/** A limit as it is kept. */
export const storedLimit = z.object({
  /** Null: no alert. */
  alertThreshold: z.number().nullable(),
  /** What it was before the alert was switched off. */
  alertLastThreshold: z.number().nullable(),
  alertSupport,
  alertEmail: z.string(),
  /** MSISDN, or empty. */
  alertNumber: z.string(),
});
export type LimitRow = z.infer<typeof storedLimit>;

const required = (text: string, missing: FaultCode) => (text.trim() === '' ? missing : null);

const subjectFault = (text: string) =>
  isOneLine(text) ? required(text, 'subject_missing') : fault('not_one_line', { what: 'subject' });

/** The same rules as for the text of any SMS. */
function smsFault(text: string): Fault | null {
  return [...text].length > ALERT_SMS_MAX_LENGTH ? SMS_TOO_LONG : smsTextFault(text);
}

const SMS_TOO_LONG = fault('at_most_characters', { most: ALERT_SMS_MAX_LENGTH });

const TEXTS = ['emailFrom', 'emailSubject', 'emailBody', 'smsBody'] as const;

/** The account's own texts; those that are off are kept as they are, if a database can keep them. */
export const alertTemplatesSchema = z
  .object({
    emailCustom: z.boolean(),
    emailFrom: z.string().trim().max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG),
    emailSubject: z.string().max(200, tooLong('subject', 200)),
    emailBody: z.string().max(5_000, tooLong('text', 5_000)),
    smsCustom: z.boolean(),
    smsBody: z.string().max(500, SMS_TOO_LONG),
  })
  .superRefine((templates, context) => {
    const refuse = (field: string, message: Fault | null) =>
      message !== null && context.addIssue({ code: 'custom', message, path: [field] });
    const unkept = TEXTS.filter((field) => keptTextFault(templates[field]) !== null);
    if (unkept.length > 0) return unkept.forEach((field) => refuse(field, keptTextFault(templates[field])));
    if (templates.emailCustom) {
      refuse('emailFrom', z.email().safeParse(templates.emailFrom).success ? null : 'email_invalid');
      refuse('emailSubject', subjectFault(templates.emailSubject));
      refuse('emailBody', required(templates.emailBody, 'text_missing'));
    }
    if (templates.smsCustom) refuse('smsBody', smsFault(templates.smsBody));
  });
export const alertTemplates = z.object(alertTemplatesSchema.shape);
export type AlertTemplatesInput = z.infer<typeof alertTemplatesSchema>;

export const ALERTS_PAGE_SIZE = 50;

const filters = {
  /** A part of it, as of the recipient. */
  login: searchText(40),
  recipient: searchText(254),
  status: choiceOf(['', ...ALERT_STATUSES]).default(''),
  channel: choiceOf(['', ...ALERT_CHANNELS]).default(''),
};

/** Which alerts are written to a file. */
export const alertFilterQuery = periodQuery.safeExtend(filters);
export type AlertFilterQuery = z.infer<typeof alertFilterQuery>;

export const alertListQuery = logQuery.safeExtend(filters);
export type AlertListQuery = z.infer<typeof alertListQuery>;

const alertRow = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  login: z.string(),
  channel: z.enum(ALERT_CHANNELS),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  status: z.enum(ALERT_STATUSES),
  lastError: z.string(),
});
export type AlertRow = z.infer<typeof alertRow>;

export const alertList = logOf(alertRow);
