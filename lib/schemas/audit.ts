import { z } from 'zod';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { INSTANCE_AUDITED } from '@/lib/domain/authorisation/instance-audited';
import { choiceOf, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { namedActor } from './named-actor';

export const AUDIT_PAGE_SIZE = 50;

const texts = {
  /** A part of it, as of the actor. */
  subject: searchText(254),
  /** The whole of a subject, as of an API user: no sender's. */
  of: searchText(254),
  actor: searchText(254),
};

const filters = { ...texts, action: choiceOf(['', ...AUDITED]).default('') };
const instanceFilters = { ...texts, action: choiceOf(['', ...INSTANCE_AUDITED]).default('') };

/** Which changes are written to a file. */
export const auditFilterQuery = periodQuery.safeExtend(filters);
export type AuditFilterQuery = z.infer<typeof auditFilterQuery>;

export const auditListQuery = logQuery.safeExtend(filters);
export type AuditListQuery = z.infer<typeof auditListQuery>;

/** The same of the instance's own log. */
export const instanceAuditFilterQuery = periodQuery.safeExtend(instanceFilters);
export type InstanceAuditFilterQuery = z.infer<typeof instanceAuditFilterQuery>;

export const instanceAuditListQuery = logQuery.safeExtend(instanceFilters);
export type InstanceAuditListQuery = z.infer<typeof instanceAuditListQuery>;

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
