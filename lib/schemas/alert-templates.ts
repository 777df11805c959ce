import { z } from 'zod';
import { ALERT_SMS_MAX_LENGTH } from '@/lib/domain/alerts/alert-template';
import { isOneLine } from '@/lib/domain/one-line';
import { ALERT_SMS_TOO_LONG, alertTemplates } from './alert';
import { type Fault, type FaultCode, fault } from './fault';
import { keptTextFault, smsTextFault } from './sms-text';

const required = (text: string, missing: FaultCode) => (text.trim() === '' ? missing : null);

const subjectFault = (text: string) =>
  isOneLine(text) ? required(text, 'subject_missing') : fault('not_one_line', { what: 'subject' });

/** The same rules as for the text of any SMS. */
function smsFault(text: string): Fault | null {
  return [...text].length > ALERT_SMS_MAX_LENGTH ? ALERT_SMS_TOO_LONG : smsTextFault(text);
}

const TEXTS = ['emailFrom', 'emailSubject', 'emailBody', 'smsBody'] as const;

/** The account's own texts; those that are off are kept as they are, if a database can keep them. */
export const alertTemplatesSchema = alertTemplates.superRefine((templates, context) => {
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
