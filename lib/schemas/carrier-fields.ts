/** Fields of carriers of several kinds. */
import { z } from 'zod';
import { certificateIn } from '@/lib/domain/carrier/tls-settings';
import { isOneLine } from '@/lib/domain/one-line';
import { fault } from './fault';

/** Of a longer text nothing else is looked at. */
const atMost = (most: number) => ({ error: fault('at_most_characters', { most }), abort: true });

/** A line of text that must be there. */
export const filledIn = (most: number) =>
  z
    .string(fault('value_missing'))
    .trim()
    .min(1, fault('value_missing'))
    .max(most, atMost(most))
    .refine(isOneLine, fault('value_not_one_line'));

/** As `filledIn`, with its blanks. */
export const secret = (most: number) =>
  z
    .string(fault('value_missing'))
    .min(1, fault('value_missing'))
    .max(most, atMost(most))
    .refine(isOneLine, fault('value_not_one_line'));

/** Of a carrier that is there already: left empty, a secret stays as it is. */
export const orKept = <Shape extends z.ZodType<string>>(shape: Shape) => z.union([z.literal(''), shape]).default('');

/** The name of a host, or its address. */
export const host = filledIn(253).refine(
  (text) => text === '' || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) || z.ipv6().safeParse(text).success,
  fault('host_invalid'),
);

// Nothing in these patterns may be read in two ways: a long text that does not match would be tried in all of them.
const PEM = /^\s*(-----BEGIN CERTIFICATE-----\s[A-Za-z\d+/=\s]+-----END CERTIFICATE-----\s*)+$/;

const LONGEST_CERTIFICATES = 100_000;

/** Whose certificates are believed by TLS; none: the usual ones. */
export const certificates = z
  .string()
  .max(LONGEST_CERTIFICATES, atMost(LONGEST_CERTIFICATES))
  .refine((text) => text.trim() === '' || PEM.test(text), fault('certificates_not_pem'))
  .default('');

const PRIVATE_KEY =
  /^\s*(-----BEGIN EC PARAMETERS-----[^-]+-----END EC PARAMETERS-----\s+)?-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----\s[A-Za-z\d+/=\s]+-----END \2-----\s*$/;

const LONGEST_KEY = 20_000;

/** Of the certificate that is shown by TLS; of a carrier that is there already: left empty, it stays as it is. */
export const privateKey = z
  .string()
  .max(LONGEST_KEY, atMost(LONGEST_KEY))
  .refine((text) => text.trim() === '' || PRIVATE_KEY.test(text), fault('private_key_not_pem'))
  .transform((text) => (text.trim() === '' ? '' : text))
  .default('');

type Certificates = { readonly tlsCa: string; readonly tlsCert: string };

/** Without TLS nobody shows any. */
export const certificatesNeedTls =
  <Settings>(isByTls: (settings: Settings) => boolean) =>
  (settings: Settings & Certificates, context: z.RefinementCtx): void => {
    const needing = (['tlsCa', 'tlsCert'] as const).filter((name) => settings[name].trim() !== '');
    if (needing.length === 0 || isByTls(settings)) return;
    for (const name of needing) {
      context.addIssue({ code: 'custom', message: fault('certificates_without_tls'), path: [name] });
    }
  };

type Shown = { readonly settings: object; readonly secrets: object };

const keyIn = (secrets: object): string =>
  'tlsKey' in secrets && typeof secrets.tlsKey === 'string' ? secrets.tlsKey : '';

/** Nobody shows a key alone. */
export function keyNeedsCertificate({ settings, secrets }: Shown, context: z.RefinementCtx): void {
  if (keyIn(secrets) === '' || certificateIn(settings) !== '') return;
  context.addIssue({ code: 'custom', message: fault('key_without_certificate'), path: ['settings', 'tlsCert'] });
}

/** Nor a new carrier's certificate. */
export function certificateNeedsKey({ settings, secrets }: Shown, context: z.RefinementCtx): void {
  if (certificateIn(settings) === '' || keyIn(secrets) !== '') return;
  context.addIssue({ code: 'custom', message: fault('value_missing'), path: ['secrets', 'tlsKey'] });
}

/** One of these words; left out, `otherwise`. */
export const wordOf = <const Words extends readonly [string, ...string[]]>(words: Words, otherwise: Words[number]) =>
  z.enum(words, fault('not_one_of', { words: words.join(', ') })).default(otherwise);
