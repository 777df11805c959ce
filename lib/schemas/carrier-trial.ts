/** A message of nobody, by which an operator tries a carrier. */
import { z } from 'zod';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { isOneLine } from '@/lib/domain/one-line';
import { segmentText } from '@/lib/domain/sms/segmentation';
import { newSender } from './change-sender';
import { fault } from './fault';

const MOST_CHARACTERS = 160;

export const testCarrierSchema = z.object({
  number: z
    .string()
    .max(50, fault('msisdn_invalid'))
    .transform((text, context) => {
      const msisdn = readTypedNumber(text)?.msisdn;
      if (msisdn !== undefined) return msisdn;
      context.addIssue({ code: 'custom', message: fault('msisdn_invalid') });
      return z.NEVER;
    }),
  sender: newSender,
  /** One segment. */
  text: z
    .string()
    .trim()
    .min(1, fault('value_missing'))
    .max(MOST_CHARACTERS, fault('at_most_characters', { most: MOST_CHARACTERS }))
    .refine(isOneLine, fault('value_not_one_line'))
    .refine((text) => segmentText(text).segmentCount === 1, fault('test_one_segment')),
});
export type TestCarrier = z.infer<typeof testCarrierSchema>;

/** What a carrier answered. */
export type CarrierTrial = {
  readonly outcome: 'accepted' | 'refused' | 'later' | 'unknown';
  /** The carrier's own words, or empty. */
  readonly text: string;
  readonly carrierId: string | null;
};
