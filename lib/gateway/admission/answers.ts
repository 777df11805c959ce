import { STATUS_CODES } from 'node:http';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { refuse } from '../http2sms/http2sms-handler';
import { faultAnswer } from '../rest/fault-answer';
import type { WireAnswer } from '../wire/wire';
import { answerAndEnd, type Exchange, type LastWords } from './exchanges';
import type { PathRule } from './path-rules';
import { ADMISSION_REFUSALS, type AdmissionRefusal } from './refusals';

const RETRY_AFTER_SECONDS = '1';

/** What scripts are told in the words of http2sms. */
const AS_HTTP2SMS: Partial<Record<AdmissionRefusal, Http2smsRefusal>> = {
  body_too_large: 'invalid_request',
  encoded_body: 'encoded_body',
  transfer_coding: 'encoded_body',
  too_busy: 'overloaded',
};

/** A refusal as whoever asked at that path understands it. */
export function presentRefusal(refusal: AdmissionRefusal, rule: PathRule, helpUrl: () => string): WireAnswer {
  const asHttp2sms = rule.handler === 'http2sms' ? AS_HTTP2SMS[refusal] : undefined;
  if (asHttp2sms) return refuse(asHttp2sms, helpUrl());
  const { status, text } = ADMISSION_REFUSALS[refusal];
  const more = {
    ...(refusal === 'method_not_allowed' ? { allow: rule.methods.join(', ') } : {}),
    ...(refusal === 'too_busy' ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
  };
  if (rule.handler === 'rest') return faultAnswer({ status, message: text }, more);
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more },
    body: `${text}\n`,
  };
}

/** Sends an answer. With its length told, it is one write and not chunked; while a body is still coming, it is the last. */
export function sendAnswer(exchange: Exchange, { status, headers, body }: WireAnswer): void {
  const { request, response } = exchange;
  if (response.headersSent || response.destroyed) return;
  const fields = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  if (request.complete || !mayStillSend(exchange)) {
    response.writeHead(status, fields).end(body);
  } else {
    response.writeHead(status, { ...fields, connection: 'close' });
    answerAndEnd(exchange, body);
  }
}

const mayStillSend = ({ request: { headers } }: Exchange) =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;

/** An answer for a connection that has no request to answer. */
export function asLastWords({ status, headers, body }: WireAnswer): LastWords {
  const fields = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n')}\r\n\r\n${body}`;
}
