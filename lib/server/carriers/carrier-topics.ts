/** What instance owners are told of carriers. */
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';
import { type EndingCertificate, hasEnded } from '@/lib/domain/carrier/certificate';
import type { CarrierOutage, judgeEnabled } from '@/lib/domain/carrier/outage';

export const enabledTopic = (
  { kind, one }: NonNullable<ReturnType<typeof judgeEnabled>>,
  at: Date,
  timeZone: string,
): AlertTopic =>
  kind === 'begun'
    ? { kind: 'none-enabled', at: one.since.toISOString(), timeZone }
    : { kind: 'enabled-again', at: at.toISOString(), waitedSince: one.since.toISOString(), timeZone };

export const downTopic = ({ carrier, since }: CarrierOutage, timeZone: string): AlertTopic => ({
  kind: 'carrier-down',
  carrier,
  at: since.toISOString(),
  timeZone,
});

export const backTopic = ({ carrier, since }: CarrierOutage, at: Date, timeZone: string): AlertTopic => ({
  kind: 'carrier-back',
  carrier,
  at: at.toISOString(),
  downSince: since.toISOString(),
  timeZone,
});

export const certificateTopic = ({ carrier, endsAt }: EndingCertificate, at: Date, timeZone: string): AlertTopic => ({
  kind: 'certificate-ends',
  carrier,
  at: endsAt.toISOString(),
  isOver: hasEnded({ endsAt }, at),
  timeZone,
});
