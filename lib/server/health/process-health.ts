import { databaseFile } from '@/lib/db/open/database-file';
import type { Backups } from '@/lib/domain/instance/backup';
import type { CarrierHealth, ProcessHealth, SettingInForce } from '@/lib/domain/instance/health';
import type { Standing } from '@/lib/domain/instance/node';
import { sizeOf } from '@/lib/platform/files/size-of';
import type { Env } from '../settings/env';
import { VERSION } from '../settings/version';
import type { Pace } from './pace';

export type HealthParts = {
  readonly env: Env;
  readonly publicUrl: () => string;
  readonly engine: {
    waiting(): number;
    carriers(): Promise<readonly CarrierHealth[]>;
    standing(): Pick<Standing, 'held'>;
  };
  readonly nodeId: number;
  readonly pace: Pace;
  readonly backups: Backups;
  readonly whyNotReady: () => Promise<string | null>;
  readonly startedAt: Date;
};

/** An engine whose thread stands still answers nothing, and why it does is the fault that is told. */
const LONGEST_ANSWER_MS = 1_000;

/** How this process and its machine fare, asked anew each time. */
export function createProcessHealth(parts: HealthParts): () => Promise<ProcessHealth> {
  const { env, publicUrl, engine, pace, backups, whyNotReady, startedAt, nodeId } = parts;
  const file = databaseFile(env.databaseUrl);
  return async () => {
    const [fault, carriers, kept] = await Promise.all([whyNotReady(), carriersIn(engine), backups.now()]);
    return {
      fault,
      version: VERSION,
      nodeVersion: process.versions.node,
      node: { id: nodeId, held: engine.standing().held },
      startedAt,
      disk: file !== null && kept ? { ...sizesOf(file), freeBytes: kept.freeBytes } : null,
      waitingForCommit: engine.waiting(),
      lastMinute: pace.lastMinute(),
      carriers,
      hasMailServer: env.smtpUrl !== undefined,
      settings: settingsInForce(env, publicUrl()),
      lastBackup: kept?.backups.find(({ isChecked }) => isChecked) ?? null,
    };
  };
}

const sizesOf = (file: string) => ({ databaseBytes: sizeOf(file), logBytes: sizeOf(`${file}-wal`) });

async function carriersIn(engine: HealthParts['engine']): Promise<readonly CarrierHealth[]> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<readonly CarrierHealth[]>((resolve) => {
    timer = setTimeout(resolve, LONGEST_ANSWER_MS, []);
  });
  const states = await Promise.race([engine.carriers(), silence]);
  clearTimeout(timer);
  return states;
}

/** Stands for a value that nobody is told. */
const SET = 'set';

/** What a server does by, under the names that set it. Of what may hold a password only that it is set. */
function settingsInForce(env: Env, publicUrl: string): readonly SettingInForce[] {
  const { trustedProxies, callbackAllowedRanges, http2smsRatePerSecond, apiRatePerSecond, metricsPort } = env;
  const settings = {
    PUBLIC_URL: publicUrl,
    HOST: env.host ?? '',
    PORT: env.port,
    ...(databaseFile(env.databaseUrl) === null ? {} : { DATA_DIR: env.dataDirectory }),
    TIME_ZONE: env.timeZone,
    TRUSTED_PROXIES: trustedProxies.count,
    CALLBACK_ALLOWED_RANGES: callbackAllowedRanges.join(', '),
    HTTP2SMS_RATE_PER_SECOND: http2smsRatePerSecond,
    API_RATE_PER_SECOND: apiRatePerSecond,
    TLS_CERT: env.tls?.certFile ?? '',
    SMPP_SERVER_PORT: env.smppServer?.port ?? '',
    SMPP_SERVER_HOST: env.smppServer?.host ?? '',
    SMTP_URL: env.smtpUrl === undefined ? '' : SET,
    MAIL_FROM: env.smtpUrl === undefined ? '' : env.mailFrom,
    METRICS_PORT: metricsPort ?? '',
    LOG_LEVEL: env.logLevel,
  };
  return Object.entries(settings).map(([name, value]) => ({ name, value: String(value) }));
}
