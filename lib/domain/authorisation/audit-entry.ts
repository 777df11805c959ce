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

/** Which entries are looked for; an empty text asks for nothing. */
export type AuditSearch = PageCut & {
  /** A part of it, as of who it was. */
  readonly subject: string;
  /** The whole of a subject. */
  readonly of: string;
  readonly actor: string;
  readonly action: string;
};
