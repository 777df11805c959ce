import { isAtTheMachine } from '@/lib/domain/authorisation/actor';
import { type AuditEntry, subjectOf } from '@/lib/domain/authorisation/audit-entry';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { INSTANCE_AUDITED } from '@/lib/domain/authorisation/instance-audited';
import { type CsvColumns, logCsv } from '../log-csv';
import { actorCell } from './actor-cell';

export const auditColumns: CsvColumns<AuditEntry> = (say, moment) => [
  ['ID', ({ id }) => id],
  moment(say('csv.date'), ({ at }) => at),
  [say('audit.who'), (entry) => (isAtTheMachine(entry) ? say('audit.commandLine') : actorCell(say, entry.actor))],
  [say('csv.address'), (entry) => (isAtTheMachine(entry) ? '' : entry.clientIp)],
  [
    say('audit.change'),
    ({ action }) => {
      const known = [...AUDITED, ...INSTANCE_AUDITED].find((name) => name === action);
      return known ? say(`audit.actions.${known}`) : action;
    },
  ],
  [say('audit.subject'), subjectOf],
  [say('csv.before'), ({ before }) => fieldsOf(before)],
  [say('csv.after'), ({ after }) => fieldsOf(after)],
];

const fieldsOf = (fields: AuditEntry['before']) => (Object.keys(fields).length === 0 ? '' : JSON.stringify(fields));

/** The audit log as a file. */
export const auditCsv = logCsv('audit', auditColumns);
