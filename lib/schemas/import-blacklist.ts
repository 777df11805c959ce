/** What is written, or read from a file, to be put on the blacklist together, and what comes of it. */
import { z } from 'zod';
import type { LeftOut } from '@/lib/domain/sending/typed-recipients';
import { fault } from './fault';
import { fitsIntoRequest } from './request-size';

/** As many numbers at a time. */
export const MOST_IMPORTED_NUMBERS = 100_000;

/** In characters: as many numbers, each with spaces in it and what parts it from the next. */
const LONGEST_NUMBERS = 2_500_000;

/** Of a request's 5 MiB. */
const MOST_BYTES = 5_000_000;

export const TOO_MANY_NUMBERS = fault('blacklist_numbers_too_many', { most: MOST_IMPORTED_NUMBERS });

export const importBlacklistSchema = z.object({
  numbers: z
    .string()
    .max(LONGEST_NUMBERS, { error: TOO_MANY_NUMBERS, abort: true })
    .refine((text) => fitsIntoRequest(text, MOST_BYTES), { error: TOO_MANY_NUMBERS, abort: true })
    .refine((text) => text.trim() !== '', fault('blacklist_numbers_missing')),
});
export type ImportBlacklistInput = z.infer<typeof importBlacklistSchema>;

/** What an import would come to, or has come to. */
export type BlacklistImport = {
  /** How many numbers were not on the blacklist yet. */
  readonly added: number;
  /** How many were. */
  readonly listed: number;
  /** How many of both have no country code, and are taken for French ones. */
  readonly nationalCount: number;
  /** How many are a number that stands before them already. */
  readonly repeatedCount: number;
  /** The first of those that are no number, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** How many messages to those that are added wait for their moment or for a carrier: they will not be sent. */
  readonly waiting: number;
  /** Whether all that waits was looked at: else there may be more. */
  readonly isWaitingKnown: boolean;
};
