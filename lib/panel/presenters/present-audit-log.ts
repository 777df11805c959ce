import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { AuditRow } from '@/lib/schemas/audit';
import { presentLog } from './present-log';

type Fields = AuditEntry['before'];

export const presentAuditLog = presentLog(
  (entry: AuditEntry): AuditRow => ({
    ...entry,
    subject: grouped(entry.subject),
    at: entry.at.toISOString(),
    before: asRead(entry.before),
    after: asRead(entry.after),
  }),
);

/** Whether there is a quota and what is left of it are one thing to whoever reads: without one, nothing. */
function withOneQuota(fields: Fields): Fields {
  const { quotaActive, quotaLeft, ...others } = fields;
  return typeof quotaActive === 'boolean' && typeof quotaLeft === 'number'
    ? { quota: quotaActive ? quotaLeft : null, ...others }
    : fields;
}

/** A phone number in full, with its plus or as it is stored; a number with stars in it stays as it is. */
const NUMBER = /^\+?(\d+)$/;

function withGroupedNumber(fields: Fields): Fields {
  const [, digits] = typeof fields['number'] === 'string' ? (NUMBER.exec(fields['number']) ?? []) : [];
  return digits === undefined ? fields : { ...fields, number: groupMsisdn(digits) };
}

/** What may be a name or a number, such as a sender: a number where it has its plus. */
const grouped = (text: string): string => (/^\+\d+$/.test(text) ? groupMsisdn(text.slice(1)) : text);

const withGroupedSender = (fields: Fields): Fields =>
  typeof fields['sender'] === 'string' ? { ...fields, sender: grouped(fields['sender']) } : fields;

const asRead = (fields: Fields): Fields => withGroupedSender(withGroupedNumber(withOneQuota(fields)));
