import { z } from 'zod';
import { ALERT_CHANNELS, ALERT_STATUSES } from '@/lib/domain/alerts/alert';
import { ALERT_SMS_MAX_LENGTH } from '@/lib/domain/alerts/alert-template';
import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import { fault } from './fault';
import { choiceOf, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

export const alertSupport = z.enum(ALERT_SUPPORTS);

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

/** So many characters at most. */
export const ALERT_SMS_TOO_LONG = fault('at_most_characters', { most: ALERT_SMS_MAX_LENGTH });

/** The account's own texts. */
export const alertTemplates = z.object({
  emailCustom: z.boolean(),
  emailFrom: z.string().trim().max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG),
  emailSubject: z.string().max(200, tooLong('subject', 200)),
  emailBody: z.string().max(5_000, tooLong('text', 5_000)),
  smsCustom: z.boolean(),
  smsBody: z.string().max(500, ALERT_SMS_TOO_LONG),
});
export type AlertTemplatesInput = z.infer<typeof alertTemplates>;

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
