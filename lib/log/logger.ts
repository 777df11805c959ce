import { type Logger, pino } from 'pino';

export type { Logger };

/** Fields that never reach a log in clear, wherever they appear at the first two levels of an entry. */
const MASKED = ['password', 'text', 'message', 'secret', 'token', 'authorization', 'cookie'];

/** A structured logger on standard output. Passwords, secrets and message texts are masked by field name. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: MASKED.flatMap((field) => [field, `*.${field}`]), censor: '[masked]' },
  });
}

const SECRET_PARAMETERS = /(^|[?&])(password|message|secret)=[^&]*/gi;

/** A path and query fit for a log: values of `password`, `message` and `secret` are replaced. */
export function redactUrl(url: string): string {
  return url.replace(SECRET_PARAMETERS, '$1$2=[masked]').replace(/^(\/api\/dlr\/[^/?]*)\/[^/?]+/, '$1/[masked]');
}
