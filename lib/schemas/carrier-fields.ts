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

const PEM = /^\s*(-----BEGIN CERTIFICATE-----\s+[A-Za-z\d+/=\s]+-----END CERTIFICATE-----\s*)+$/;

const LONGEST_CERTIFICATES = 100_000;

/** Whose certificates are believed by TLS; none: the usual ones. */
export const certificates = z
  .string()
  .max(LONGEST_CERTIFICATES, fault('at_most_characters', { most: LONGEST_CERTIFICATES }))
  .refine((text) => text.trim() === '' || PEM.test(text), fault('certificates_not_pem'))
  .default('');

/** Without TLS nobody shows any. */
export const certificatesNeedTls = { error: fault('certificates_without_tls'), path: ['tlsCa'] };

/** One of these words; left out, `otherwise`. */
export const wordOf = <const Words extends readonly [string, ...string[]]>(words: Words, otherwise: Words[number]) =>
  z.enum(words, fault('not_one_of', { words: words.join(', ') })).default(otherwise);
