import { z } from 'zod';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { choiceOf, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { namedActor } from './named-actor';

export const AUDIT_PAGE_SIZE = 50;

const filters = {
  /** A part of it, as of the actor. */
  subject: searchText(254),
  /** The whole of a subject. */
  of: searchText(254),
  actor: searchText(254),
  action: choiceOf(['', ...AUDITED]).default(''),
};

/** Which changes are written to a file. */
export const auditFilterQuery = periodQuery.safeExtend(filters);
export type AuditFilterQuery = z.infer<typeof auditFilterQuery>;

export const auditListQuery = logQuery.safeExtend(filters);
export type AuditListQuery = z.infer<typeof auditListQuery>;

const fields = z.record(z.string(), z.unknown());

const auditRow = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  actor: namedActor,
  clientIp: z.string(),
  action: z.string(),
  subject: z.string(),
  before: fields,
  after: fields,
});
export type AuditRow = z.infer<typeof auditRow>;

export const auditList = logOf(auditRow);
