import type { Encoding } from '../sms/segmentation';

/** A message as a carrier needs it. */
export type OutboundMessage = {
  readonly id: number;
  readonly sender: string;
  /** MSISDN. */
  readonly recipient: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly smsClass: number;
  readonly segmentCount: number;
};
