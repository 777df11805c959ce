import type { FollowedMessage } from '@/lib/domain/delivery/followed-message';
import type { PendingJob } from '@/lib/domain/delivery/pending-job';
import type { IncomingMessage } from '@/lib/domain/incoming/incoming-message';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { Sent } from '@/lib/domain/sending/acceptance';
import type { IncomingModel, JobModel, OutgoingModel, ReportModel } from '../models/sending';
import { asCredits, asDatetime } from './wire-values';

const MINUTE_MS = 60_000;

const orNull = (moment: Date | null) => (moment === null ? null : asDatetime(moment));

const common = (message: PendingJob) => ({
  creationDatetime: asDatetime(message.createdAt),
  credits: asCredits(message.credits),
  // It is accepted some milliseconds after it was asked for.
  differedDelivery: Math.max(0, Math.round((message.dueAt.getTime() - message.createdAt.getTime()) / MINUTE_MS)),
  id: message.id,
  message: message.text,
  messageLength: [...message.text].length,
  numberOfSms: message.segmentCount,
  receiver: formatMsisdn(message.recipient),
  sender: message.sender,
});

export const presentJob = (job: PendingJob): JobModel => ({
  ...common(job),
  deliveredAt: null,
  deliveryReceipt: 0,
  ptt: 0,
  sentAt: null,
});

/** Batches, ids of SMPP and tariffs are none of what there is here. */
export const presentOutgoing = (message: FollowedMessage): OutgoingModel => ({
  ...common(message),
  batchID: null,
  deliveredAt: orNull(message.deliveredAt),
  deliveryReceipt: message.dlrId,
  messageID: null,
  ptt: message.ptt,
  sentAt: orNull(message.submittedAt),
  tag: message.tag,
  tariffCode: '',
});

/** To receive costs nothing here. */
export const presentIncoming = (message: IncomingMessage & { readonly tag: string }): IncomingModel => ({
  creationDatetime: asDatetime(message.createdAt),
  credits: 0,
  id: message.id,
  message: message.text,
  sender: formatMsisdn(message.msisdn),
  tag: message.tag,
});

type Submitted = {
  readonly sent: Sent | null;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
  readonly creditsLeft: number;
};

export const presentReport = ({ sent, valid, invalid, creditsLeft }: Submitted, tag: string): ReportModel => ({
  creditsLeft: asCredits(creditsLeft),
  ids: Array.from({ length: sent?.messageIds.count ?? 0 }, (_, index) => (sent?.messageIds.first ?? 0) + index),
  invalidReceivers: [...invalid],
  tag: tag === '' ? null : tag,
  totalCreditsRemoved: asCredits(sent?.credits ?? 0),
  validReceivers: sent === null ? [] : valid.map(formatMsisdn),
});
