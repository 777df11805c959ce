import { z } from 'zod';
import { ACTOR_KINDS } from '@/lib/domain/authorisation/actor';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { choiceOf, rowId, searchText } from './list-query';
import { isInOrder, NOT_IN_ORDER, periodQuery } from './period';
import { searchedTo } from './searched-to';

export const AUDIT_PAGE_SIZE = 50;

/** What the address of the audit log says; `before` is an entry's id, so a page costs the same at any depth. */
export const auditListQuery = z
  .object({
    /** A part of it, as of the actor. */
    subject: searchText(254),
    /** The whole of a subject. */
    of: searchText(254),
    actor: searchText(254),
    action: choiceOf(['', ...AUDITED]).default(''),
    ...periodQuery,
    before: rowId.optional(),
  })
  .refine(isInOrder, NOT_IN_ORDER);
export type AuditListQuery = z.infer<typeof auditListQuery>;

const fields = z.record(z.string(), z.unknown());

const auditRow = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  actor: z.object({ kind: z.enum(ACTOR_KINDS), name: z.string() }),
  clientIp: z.string(),
  action: z.string(),
  subject: z.string(),
  before: fields,
  after: fields,
});
export type AuditRow = z.infer<typeof auditRow>;

export const auditList = z.object({ entries: z.array(auditRow), hasOlder: z.boolean(), ...searchedTo });
export type AuditList = z.infer<typeof auditList>;
