/** The variables of a carrier that speaks SMPP (docs/carriers.md). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  ALPHABETS,
  BINDS,
  JOINTS,
  LONGEST_PASSWORD,
  LONGEST_SYSTEM_ID,
  LONGEST_SYSTEM_TYPE,
  PROFILES,
  RECEIPT_IDS,
  type SmppSettings,
} from '@/lib/domain/carrier/smpp-settings';
import { host, oneOf, unset, wholeNumber } from './variables';

const latin1 = (longest: number) =>
  unset(
    z
      .string()
      .regex(/^[\x20-\xff]*$/, 'must have no letters but those of Latin-1')
      .max(longest, `must have at most ${longest} characters`)
      .optional(),
  );

/** In the order of README's table. */
export const smppVariables = {
  SMPP_HOST: host(),
  SMPP_PORT: wholeNumber(2775, 1, 65_535),
  SMPP_SYSTEM_ID: latin1(LONGEST_SYSTEM_ID),
  SMPP_PASSWORD: latin1(LONGEST_PASSWORD),
  SMPP_SYSTEM_TYPE: latin1(LONGEST_SYSTEM_TYPE),
  SMPP_TLS: oneOf(['no', 'yes']),
  SMPP_TLS_CA: unset(z.string().optional()),
  SMPP_PROFILE: oneOf(PROFILES),
  SMPP_BIND: oneOf(BINDS),
  SMPP_BINDS: wholeNumber(1, 1, 10),
  SMPP_WINDOW: wholeNumber(10, 1, 100),
  SMPP_RATE_PER_SECOND: wholeNumber(20, 1, 10_000),
  SMPP_ALPHABET: oneOf(ALPHABETS),
  SMPP_LONG_MESSAGES: oneOf(JOINTS),
  SMPP_RECEIPT_IDS: oneOf(RECEIPT_IDS),
  SMPP_VALIDITY_HOURS: wholeNumber(0, 0, 168),
};

const NEEDED = ['SMPP_HOST', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD'] as const;

/** What no single variable is wrong in. With one missing, messages would seem to be sent, and only be simulated. */
export function findSmppClashes(
  variables: Readonly<Record<string, string | undefined>>,
): (readonly [name: string, fault: string])[] {
  const missing = NEEDED.filter((name) => !variables[name]);
  if (!Object.keys(smppVariables).some((name) => variables[name])) return [];
  const clashes: (readonly [string, string])[] = missing.map((name) => [name, 'must be set where another SMPP_… is']);
  if (variables['UPSTREAM_URL'])
    clashes.push(['SMPP_HOST', 'must not be set where UPSTREAM_URL is: there is one carrier']);
  if (variables['SMPP_TLS_CA'] && variables['SMPP_TLS'] !== 'yes') {
    clashes.push(['SMPP_TLS_CA', 'must come with SMPP_TLS=yes']);
  }
  if (variables['SMPP_PROFILE'] === 'ovh' && !['', 'udh', undefined].includes(variables['SMPP_LONG_MESSAGES'])) {
    clashes.push([
      'SMPP_LONG_MESSAGES',
      'must be udh where SMPP_PROFILE is ovh: OVHcloud joins segments in no other way',
    ]);
  }
  return clashes;
}

type Values = z.infer<z.ZodObject<typeof smppVariables>>;

/** Undefined: it is not set up. */
export function smppOf(env: Values): SmppSettings | undefined {
  const { SMPP_HOST, SMPP_SYSTEM_ID: systemId, SMPP_PASSWORD: password } = env;
  if (!SMPP_HOST || !systemId || !password) return undefined;
  return {
    host: SMPP_HOST,
    port: env.SMPP_PORT,
    tls: env.SMPP_TLS === 'yes',
    tlsCa: env.SMPP_TLS_CA ? readFileSync(env.SMPP_TLS_CA, 'utf8') : '',
    systemId,
    password,
    systemType: env.SMPP_SYSTEM_TYPE ?? '',
    profile: env.SMPP_PROFILE,
    bind: env.SMPP_BIND,
    binds: env.SMPP_BINDS,
    window: env.SMPP_WINDOW,
    perSecond: env.SMPP_RATE_PER_SECOND,
    alphabet: env.SMPP_ALPHABET,
    joint: env.SMPP_LONG_MESSAGES,
    receiptIds: env.SMPP_RECEIPT_IDS,
    validityHours: env.SMPP_VALIDITY_HOURS,
    validityForm: 'relative',
    classPlace: 'profile',
  };
}
