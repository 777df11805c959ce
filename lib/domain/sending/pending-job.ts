import type { Credits } from '../credits';

/** A message to one recipient that waits, as a program follows it. */
export type PendingJob = {
  readonly id: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly sender: string;
  readonly recipient: string;
  /** As it is sent. */
  readonly text: string;
  readonly segmentCount: number;
  readonly credits: Credits;
};
