import path from 'node:path';
import { z } from 'zod';
import type { TrustedProxies } from '@/lib/domain/network/client-address';
import { OperatorFault } from '../log/operator-fault';
import { ipRanges } from './ip-ranges';

const optionalText = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());

/** Digits and nothing else: Number() would take a blank for 0, which turns a limit off, and `1e3` for a thousand. */
const digits = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
const wholeNumber = (fallback: number, least: number, most: number) =>
  z.preprocess((value) => (value === '' ? undefined : value), digits(least, most).default(fallback));

/** Loopback, private, link-local and unique local: where one's own proxies connect from. */
const OWN_NETWORKS = '127.0.0.0/8, ::1, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, fc00::/7, fe80::/10';

const isTimeZone = (name: string) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    PORT: wholeNumber(3000, 0, 65_535),
    HOST: optionalText,
    METRICS_PORT: z.preprocess((value) => (value === '' ? undefined : value), digits(0, 65_535).optional()),
    DATA_DIR: z.string().min(1).default('data'),
    DATABASE_URL: optionalText,
    NEXTAUTH_SECRET: optionalText,
    DLR_SECRET: optionalText,
    PUBLIC_URL: z.preprocess((value) => (value === '' ? undefined : value), z.url({ protocol: /^https?$/ }).optional()),
    TRUSTED_PROXIES: wholeNumber(0, 0, 10),
    TRUSTED_PROXY_ADDRESSES: z.preprocess((value) => (value === '' ? undefined : value), ipRanges(OWN_NETWORKS)),
    TIME_ZONE: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris').default('Europe/Paris'),
    ADMIN_EMAIL: z.preprocess((value) => (value === '' ? undefined : value), z.email().optional()),
    ADMIN_PASSWORD: z.preprocess((value) => (value === '' ? undefined : value), z.string().min(8).optional()),
    CALLBACK_ALLOWED_RANGES: ipRanges(''),
    HTTP2SMS_RATE_PER_SECOND: wholeNumber(0, 0, 1_000_000),
    SIMULATED_CARRIER_SPEED: wholeNumber(1, 1, 1_000_000),
    SMTP_URL: z.preprocess((value) => (value === '' ? undefined : value), z.url({ protocol: /^smtps?$/ }).optional()),
    MAIL_FROM: z.preprocess(
      (value) => (value === '' ? undefined : value),
      z.email().default('chappe@localhost.localdomain'),
    ),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    TLS_CERT: optionalText,
    TLS_KEY: optionalText,
  })
  .refine((env) => (env.TLS_CERT === undefined) === (env.TLS_KEY === undefined), {
    path: ['TLS_CERT'],
    message: 'and TLS_KEY go together',
  });

export type Env = {
  readonly development: boolean;
  readonly port: number;
  readonly host: string | undefined;
  /** Where Prometheus asks, on this machine only; undefined = nowhere. */
  readonly metricsPort: number | undefined;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  /** The address people and scripts use, without a trailing slash; empty until the server knows its port. */
  readonly publicUrl: string | undefined;
  readonly nextAuthSecret: string | undefined;
  readonly dlrSecret: string | undefined;
  readonly trustedProxies: TrustedProxies;
  readonly timeZone: string;
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
  /** CIDR ranges that callbacks may reach although they are private. */
  readonly callbackAllowedRanges: readonly string[];
  /** Requests per second and API user; 0 = no limit. */
  readonly http2smsRatePerSecond: number;
  /** Divides every delay of the simulated carrier. */
  readonly simulatedCarrierSpeed: number;
  /** Where mails go; without it they are kept in the panel's outbox. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
};

/**
 * Reads and checks the environment once, at start.
 * @throws OperatorFault whose message names each wrong variable and why, for the operator to read.
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new OperatorFault(`The environment is not usable:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const dataDirectory = path.resolve(env.DATA_DIR);
  return {
    development: env.NODE_ENV === 'development',
    port: env.PORT,
    host: env.HOST,
    metricsPort: env.METRICS_PORT,
    dataDirectory,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataDirectory, 'chappe.db')}`,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    nextAuthSecret: env.NEXTAUTH_SECRET,
    dlrSecret: env.DLR_SECRET,
    trustedProxies: { count: env.TRUSTED_PROXIES, addresses: env.TRUSTED_PROXY_ADDRESSES },
    timeZone: env.TIME_ZONE,
    adminEmail: env.ADMIN_EMAIL?.toLowerCase(),
    adminPassword: env.ADMIN_PASSWORD,
    callbackAllowedRanges: env.CALLBACK_ALLOWED_RANGES,
    http2smsRatePerSecond: env.HTTP2SMS_RATE_PER_SECOND,
    simulatedCarrierSpeed: env.SIMULATED_CARRIER_SPEED,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    logLevel: env.LOG_LEVEL,
    tls: env.TLS_CERT && env.TLS_KEY ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } : undefined,
  };
}
