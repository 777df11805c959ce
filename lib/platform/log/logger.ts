import { type DestinationStream, type Logger, pino } from 'pino';
import { safeText } from './safe-text';

export type { Logger };

/** Fields that never reach a log in clear, wherever they appear at the first two levels of an entry. */
const MASKED = ['password', 'text', 'message', 'secret', 'token', 'authorization', 'cookie'];

/**
 * A structured logger, on standard output unless told otherwise: a JSON object a line. Passwords, secrets and message
 * texts are masked by field name; long texts are cut; of an error only what is listed here is written, because errors
 * carry the input that they failed on.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: MASKED.flatMap((field) => [field, `*.${field}`]), censor: '[masked]' },
    formatters: { log: withSafeTexts },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

const withSafeTexts = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? safeText(value) : value]),
  );

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return safeText(String(error));
  return {
    type: error.name,
    reason: safeText(error.message),
    ...('code' in error ? { code: safeText(String(error.code)) } : {}),
    stack: safeText(error.stack ?? ''),
    ...(error.cause instanceof Error ? { cause: safeText(error.cause.message) } : {}),
  };
}
