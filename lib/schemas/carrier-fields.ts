/** Fields of carriers of several kinds. */
import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { fault } from './fault';

/** A line of text that must be there. */
export const filledIn = (most: number) =>
  z
    .string(fault('value_missing'))
    .trim()
    .min(1, fault('value_missing'))
    .max(most, fault('at_most_characters', { most }))
    .refine(isOneLine, fault('value_not_one_line'));

/** As `filledIn`, with its blanks. */
export const secret = (most: number) =>
  z
    .string(fault('value_missing'))
    .min(1, fault('value_missing'))
    .max(most, fault('at_most_characters', { most }))
    .refine(isOneLine, fault('value_not_one_line'));

/** Of a carrier that is there already: left empty, a secret stays as it is. */
export const orKept = <Shape extends z.ZodType<string>>(shape: Shape) => z.union([z.literal(''), shape]).default('');

/** The name of a host, or its address. */
export const host = filledIn(253).refine(
  (text) => text === '' || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) || z.ipv6().safeParse(text).success,
  fault('host_invalid'),
);

/** One of these words; left out, `otherwise`. */
export const wordOf = <const Words extends readonly [string, ...string[]]>(words: Words, otherwise: Words[number]) =>
  z.enum(words, fault('not_one_of', { words: words.join(', ') })).default(otherwise);
