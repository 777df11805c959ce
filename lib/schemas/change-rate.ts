/** What is sent from the lists of rates. */
import { z } from 'zod';
import { isRateCredits, isRatePrefix } from '@/lib/domain/pricing/rate';
import { readRatePrefix } from '@/lib/domain/pricing/rate-prefix';
import { amount } from './amount';
import { fault } from './fault';

const prefix = z.string().transform((text, context) => {
  const read = readRatePrefix(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: fault('rate_prefix') });
  return z.NEVER;
});

const credits = amount.refine(isRateCredits, fault('rate_credits'));

/** From now on, or from a minute of the instance's clock. */
const when = { when: z.enum(['now', 'later']), at: z.string().max(40) };
export type RateWhen = { readonly when: 'now' | 'later'; readonly at: string };

export const newRateSchema = z.object({ prefix, credits, ...when });
export type NewRateInput = z.infer<typeof newRateSchema>;

/** In the same form; which rate it is, its dialog says. */
export const changeRateSchema = z.object({ prefix: z.string().max(8), credits, ...when });

/** Which rate a dialog is about, and what its editor saw of it. */
export const boundRate = z.object({
  prefix: z.string().refine(isRatePrefix),
  validFrom: z.iso
    .datetime()
    .nullable()
    .transform((text) => new Date(text ?? 0)),
  seen: z.object({ credits: z.number() }).optional(),
});
export type BoundRate = z.infer<typeof boundRate>;
export type RateChangeInput = z.infer<typeof changeRateSchema> & BoundRate;

/** In characters: ten thousand lines of usual cells, and some to spare. */
export const MOST_IMPORTED = 800_000;

/** Lines of cells, with tabs between. */
export const importRatesSchema = z.object({ lines: z.string().max(MOST_IMPORTED, fault('rate_file_too_large')) });

/** What somebody who confirms an import has been shown that it does. */
export const boundImport = z.object({ seen: z.object({ plan: z.string().max(50) }).optional() });
export type ImportInput = z.infer<typeof importRatesSchema> & z.infer<typeof boundImport>;
