import type { PageCut } from '../page';
import type { NamedActor } from './actor';

type Fields = Readonly<Record<string, unknown>>;

/** One change: who did what to whom, and each field that changed before and after. */
export type AuditEntry = {
  readonly id: number;
  readonly at: Date;
  readonly actor: NamedActor;
  readonly clientIp: string;
  readonly action: string;
  readonly subject: string;
  readonly before: Fields;
  readonly after: Fields;
};

/** What it was done to, as people are told; a change of a sender once kept the sender among its fields. */
export function subjectOf({
  action,
  subject,
  before,
  after,
}: Omit<AuditEntry, 'id' | 'at' | 'actor' | 'clientIp'>): string {
  if (subject !== '' || !action.startsWith('sender.')) return subject;
  return String(after['sender'] ?? before['sender'] ?? '');
}

/** Which entries are looked for; an empty text asks for nothing. */
export type AuditSearch = PageCut & {
  /** A part of it, as of who it was. */
  readonly subject: string;
  /** The whole of a subject, such as a login; changes of senders aside, which may be named as an API user is. */
  readonly of: string;
  readonly actor: string;
  readonly action: string;
};
