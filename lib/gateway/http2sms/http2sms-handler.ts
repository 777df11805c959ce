import { setImmediate } from 'node:timers/promises';
import { formatRefusal, formatSent, type Http2smsContentType, parseContentType } from '@/lib/domain/http2sms/answer';
import { readParameters } from '@/lib/domain/http2sms/parameters';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { err } from '@/lib/domain/result';
import type { Logger } from '@/lib/platform/log/logger';
import { readForm } from '../form/read-form';
import type { WireAnswer, WireRequest } from '../wire/wire';
import type { RefusedHttp2sms } from './refusal-log';
import { type Http2smsDependencies, sendByHttp2sms } from './send-by-http2sms';

export const HTTP2SMS_PATH = '/cgi-bin/sms/http2sms.cgi';

export type Http2smsHandlerDependencies = Http2smsDependencies & {
  /** Where a refused caller can read about parameters and codes. */
  readonly helpUrl: () => string;
  readonly log: Logger;
  /** Told of each acceptance; it must not delay the answer. */
  readonly onAccepted: () => void;
  /** Told of each refusal; it must not delay the answer. */
  readonly onRefused: (request: RefusedHttp2sms) => void;
};

const RETRY_AFTER_SECONDS = '1';

/** HTTP stays 200 for every logical answer; only an overloaded server says 503, so that clients and proxies back off. */
function headersFor(contentType: Http2smsContentType, refusal: Http2smsRefusal | null): WireAnswer['headers'] {
  return {
    'content-type': `${contentType}; charset=utf-8`,
    'cache-control': 'no-store',
    ...(refusal === 'overloaded' ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
  };
}

/** A refusal in the asked format, for callers that never got as far as a readable request. */
export function refuse(
  refusal: Http2smsRefusal,
  helpUrl: string,
  contentType: Http2smsContentType = 'text/plain',
): WireAnswer {
  return {
    status: refusal === 'overloaded' ? 503 : 200,
    headers: headersFor(contentType, refusal),
    body: formatRefusal(refusal, helpUrl, contentType),
  };
}

/** In characters. A longer piece takes so long to make that others get their turn before the next. */
const LONG_PIECE = 1_000;

async function joinInTurns(pieces: Iterable<string>): Promise<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (piece.length > LONG_PIECE) await setImmediate();
  }
  return text;
}

/** Refusals of what the request does not say. */
const MISSING = /^missing_/;

/**
 * Whether the body is declared as what holds no parameters, such as JSON. Told only where parameters are missing: they
 * may all stand in the address, and a form may be declared as anything.
 */
const isNoForm = ({ contentType, body }: WireRequest): boolean =>
  body.length > 0 && /^\s*[\w.-]+\/(?:[\w.-]+\+)?(?:json|xml)\s*(?:;|$)/i.test(contentType);

/** Answers one http2sms request, GET or form POST. */
export async function answerHttp2sms(
  dependencies: Http2smsHandlerDependencies,
  request: WireRequest,
): Promise<WireAnswer> {
  const { clientIp, signal } = request;
  const form = await readForm(request);
  if (!form) {
    dependencies.onRefused({ account: '', login: '', clientIp, refusal: 'invalid_request' });
    return refuse('invalid_request', dependencies.helpUrl());
  }
  const parameters = readParameters(form.pairs);
  const contentType = parseContentType(parameters.contentType) ?? 'text/plain';
  const outcome = form.readable
    ? await sendByHttp2sms(dependencies, parameters, { clientIp, signal })
    : err('invalid_charset' as const);
  const entry = { account: parameters.account, login: parameters.login, clientIp };
  if (!outcome.ok) {
    const refusal = MISSING.test(outcome.error) && isNoForm(request) ? 'not_a_form' : outcome.error;
    dependencies.onRefused({ ...entry, refusal });
    return refuse(refusal, dependencies.helpUrl(), contentType);
  }
  dependencies.onAccepted();
  dependencies.log.debug({ ...entry, messageIds: outcome.value.messageIds }, 'http2sms accepted');
  return {
    status: 200,
    headers: headersFor(contentType, null),
    body: await joinInTurns(formatSent(outcome.value, contentType)),
  };
}
