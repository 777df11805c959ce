/** A message as a program follows it that has sent it. */
import type { Credits } from '../credits';
import type { PageCut } from '../page';
import type { DlrId } from './dlr';

export type FollowedMessage = {
  readonly id: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly sender: string;
  readonly recipient: string;
  /** As billed and sent, STOP clause included. */
  readonly text: string;
  readonly segmentCount: number;
  readonly credits: Credits;
  readonly tag: string;
  readonly ptt: number;
  readonly dlrId: DlrId;
  /** When a carrier took it; null: none has. */
  readonly submittedAt: Date | null;
  /** Null: it was not, or nobody has said so. */
  readonly deliveredAt: Date | null;
};

/** Which are looked for, each by the whole of what it says; undefined asks for nothing. */
export type FollowedSearch = PageCut & {
  readonly recipient?: string | undefined;
  readonly sender?: string | undefined;
  readonly tag?: string | undefined;
  readonly ptt?: number | undefined;
  readonly dlrId?: number | undefined;
  /** For how many minutes it was to wait. */
  readonly deferredMinutes?: number | undefined;
};
