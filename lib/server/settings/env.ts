import path from 'node:path';
import { z } from 'zod';
import { DATABASE_URL_RULE, readDatabaseUrl } from '@/lib/db/open/read-database-url';
import type { TrustedProxies } from '@/lib/domain/network/client-address';
import { isTimeZone } from '@/lib/domain/time/time-zone';
import type { SmppLimits } from '@/lib/gateway/smpp/smpp-parts';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { email, newPassword } from '@/lib/schemas/credentials';
import { faultInEnglish } from '@/lib/schemas/fault-in-english';
import { ipRanges } from './ip-ranges';
import { digits, host, unset, wholeNumber } from './variables';

/** Loopback, private, link-local and unique local: where one's own proxies connect from. */
const OWN_NETWORKS = '127.0.0.0/8, ::1, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16, fc00::/7, fe80::/10';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Scripts and people add their path to it. */
function isBareAddress(text: string): boolean {
  const { pathname, search, hash, username, password } = new URL(text);
  return /^\/*$/.test(pathname) && search + hash + username + password === '';
}

const DEFAULT_PORT = 3000;

/** Window and rate as OVHcloud gives them. */
const DEFAULT_SMPP = { host: '127.0.0.1', binds: 2, window: 10, perSecond: 20 };

/** In the order of README's table, which is the order in which faults are told. */
const schema = z.object({
  PORT: wholeNumber(DEFAULT_PORT, 0, 65_535),
  HOST: host(),
  PUBLIC_URL: unset(
    z
      .url({ protocol: /^https?$/, error: 'must begin with http:// or https:// and name a host', abort: true })
      .refine(isBareAddress, 'must end after the host and port: a path, a query or a password is not supported')
      .transform((address) => new URL(address).origin)
      .optional(),
  ),
  DATA_DIR: unset(z.string().default('data')),
  DATABASE_URL: unset(z.string().transform(readDatabaseUrl).pipe(z.string(DATABASE_URL_RULE)).optional()),
  DATABASE_POLL_SECONDS: wholeNumber(2, 1, 30),
  NEXTAUTH_SECRET: unset(z.string().min(32, 'must have at least 32 characters').optional()),
  ADMIN_EMAIL: unset(email.optional()),
  ADMIN_PASSWORD: unset(newPassword.optional()),
  TRUSTED_PROXIES: wholeNumber(0, 0, 10),
  TRUSTED_PROXY_ADDRESSES: unset(ipRanges(OWN_NETWORKS)),
  TIME_ZONE: unset(
    z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris').default('Europe/Paris'),
  ),
  CALLBACK_ALLOWED_RANGES: ipRanges(''),
  HTTP2SMS_RATE_PER_SECOND: wholeNumber(0, 0, 1_000_000),
  API_RATE_PER_SECOND: wholeNumber(0, 0, 1_000_000),
  SIMULATED_CARRIER_SPEED: wholeNumber(1, 1, 1_000_000),
  TLS_CERT: unset(z.string().optional()),
  TLS_KEY: unset(z.string().optional()),
  SMPP_SERVER_PORT: unset(digits(0, 65_535).optional()),
  SMPP_SERVER_HOST: host(),
  SMPP_SERVER_TLS_CERT: unset(z.string().optional()),
  SMPP_SERVER_TLS_KEY: unset(z.string().optional()),
  SMPP_SERVER_BINDS: wholeNumber(DEFAULT_SMPP.binds, 1, 50),
  SMPP_SERVER_WINDOW: wholeNumber(DEFAULT_SMPP.window, 1, 1_000),
  SMPP_SERVER_RATE_PER_SECOND: wholeNumber(DEFAULT_SMPP.perSecond, 1, 1_000_000),
  SMTP_URL: unset(
    z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@host:587' }).optional(),
  ),
  MAIL_FROM: unset(z.email('must be an email address').default('chappe@localhost.localdomain')),
  METRICS_PORT: unset(digits(0, 65_535).optional()),
  LOG_LEVEL: unset(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
  NODE_ENV: unset(
    z.enum(['production', 'development', 'test'], 'must be production, development or test').default('production'),
  ),
});

/** Every variable that Chappe reads, in the order of README's table. */
export const SETTINGS = Object.keys(schema.shape);

type Variables = Readonly<Record<string, string | undefined>>;

const isPlainHttp = (address: string) => URL.canParse(address) && new URL(address).protocol === 'http:';

type Clash = readonly [name: string, fault: string];

function findTlsClashes(variables: Variables, prefix: '' | 'SMPP_SERVER_'): Clash[] {
  const [certificate, key] = [`${prefix}TLS_CERT`, `${prefix}TLS_KEY`];
  if (variables[certificate] && !variables[key]) return [[key, `must name the key of ${certificate}`]];
  return variables[key] && !variables[certificate] ? [[certificate, `must name the certificate of ${key}`]] : [];
}

/** What no single variable is wrong in. */
function findClashes(variables: Variables): Clash[] {
  const { PORT, PUBLIC_URL = '', METRICS_PORT, TLS_CERT } = variables;
  const clashes = [...findTlsClashes(variables, ''), ...findTlsClashes(variables, 'SMPP_SERVER_')];
  if (TLS_CERT && isPlainHttp(PUBLIC_URL)) {
    clashes.push(['PUBLIC_URL', 'must begin with https:// where TLS_CERT is set, because nothing else is served']);
  }
  if (METRICS_PORT && Number(METRICS_PORT) !== 0 && Number(METRICS_PORT) === Number(PORT || DEFAULT_PORT)) {
    clashes.push(['METRICS_PORT', 'must be another port than PORT']);
  }
  return clashes;
}

export type Env = {
  readonly development: boolean;
  readonly port: number;
  readonly host: string | undefined;
  /** Where Prometheus asks, on this machine only; undefined = nowhere. */
  readonly metricsPort: number | undefined;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  /** How often nodes take everything to have changed where their PostgreSQL tells them nothing. */
  readonly databasePollMs: number;
  /** The address people and scripts use, without a trailing slash; undefined = localhost and the port. */
  readonly publicUrl: string | undefined;
  readonly nextAuthSecret: string | undefined;
  readonly trustedProxies: TrustedProxies;
  readonly timeZone: string;
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
  /** CIDR ranges that callbacks may reach although they are private. */
  readonly callbackAllowedRanges: readonly string[];
  /** Requests per second and API user; 0 = no limit. */
  readonly http2smsRatePerSecond: number;
  /** Calls of the REST API per second and key; 0 = no limit. */
  readonly apiRatePerSecond: number;
  readonly carriers: {
    /** `speed` divides every delay. */
    readonly simulated: { readonly speed: number };
  };
  /** Where mails go; without it they are kept in the panel's outbox. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
  readonly tls: TlsFiles | undefined;
  /** Where API users' programs speak SMPP; undefined: nowhere. */
  readonly smppServer: SmppServerEnv | undefined;
};

export type TlsFiles = { readonly certFile: string; readonly keyFile: string };

type SmppServerEnv = SmppLimits & {
  readonly port: number;
  readonly host: string;
  readonly tls: TlsFiles | undefined;
};

const tlsFiles = (certFile: string | undefined, keyFile: string | undefined): TlsFiles | undefined =>
  certFile && keyFile ? { certFile, keyFile } : undefined;

const smppServerOf = (env: z.output<typeof schema>): SmppServerEnv | undefined =>
  env.SMPP_SERVER_PORT === undefined
    ? undefined
    : {
        port: env.SMPP_SERVER_PORT,
        host: env.SMPP_SERVER_HOST ?? DEFAULT_SMPP.host,
        tls: tlsFiles(env.SMPP_SERVER_TLS_CERT, env.SMPP_SERVER_TLS_KEY),
        binds: env.SMPP_SERVER_BINDS,
        window: env.SMPP_SERVER_WINDOW,
        perSecond: env.SMPP_SERVER_RATE_PER_SECOND,
      };

/**
 * Reads and checks the environment once, at start.
 * @throws OperatorFault whose message names each wrong variable and why, for the operator to read.
 */
export function parseEnv(variables: Variables): Env {
  const parsed = schema.safeParse(variables);
  const issues =
    parsed.error?.issues.map(({ path: [name], message }) => [String(name), faultInEnglish(message)] as const) ?? [];
  const faults = [...issues, ...findClashes(variables)]
    .filter(([name], index, all) => all.findIndex(([other]) => other === name) === index)
    .sort(([one], [other]) => SETTINGS.indexOf(one) - SETTINGS.indexOf(other));
  if (!parsed.success || faults.length > 0) {
    const lines = faults.map(([name, fault]) => `  ${name}: ${fault.replace(/\.?$/, '.')}`);
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
    databasePollMs: env.DATABASE_POLL_SECONDS * 1_000,
    publicUrl: env.PUBLIC_URL,
    nextAuthSecret: env.NEXTAUTH_SECRET,
    trustedProxies: { count: env.TRUSTED_PROXIES, addresses: env.TRUSTED_PROXY_ADDRESSES },
    timeZone: env.TIME_ZONE,
    adminEmail: env.ADMIN_EMAIL,
    adminPassword: env.ADMIN_PASSWORD,
    callbackAllowedRanges: env.CALLBACK_ALLOWED_RANGES,
    http2smsRatePerSecond: env.HTTP2SMS_RATE_PER_SECOND,
    apiRatePerSecond: env.API_RATE_PER_SECOND,
    carriers: { simulated: { speed: env.SIMULATED_CARRIER_SPEED } },
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    logLevel: env.LOG_LEVEL,
    tls: tlsFiles(env.TLS_CERT, env.TLS_KEY),
    smppServer: smppServerOf(env),
  };
}
