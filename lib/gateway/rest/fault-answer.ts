import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { WireAnswer } from '../wire/wire';

/** The official SDKs hand them on as the kind of error. */
const CLASSES: Readonly<Record<number, string>> = {
  400: 'Client::BadRequest',
  401: 'Client::Unauthorized',
  402: 'Client::PaymentRequired',
  403: 'Client::Forbidden',
  404: 'Client::NotFound',
  405: 'Client::MethodNotAllowed',
  408: 'Client::RequestTimeout',
  409: 'Client::Conflict',
  413: 'Client::RequestEntityTooLarge',
  415: 'Client::UnsupportedMediaType',
  429: 'Client::TooManyRequests',
  501: 'Server::NotImplemented',
  503: 'Server::ServiceUnavailable',
};

const classOf = (status: number) => CLASSES[status] ?? (status < 500 ? 'Client::Error' : 'Server::InternalServerError');

/** Names one answer, so that whoever asks about it can be helped. */
const QUERY_ID_HEADER = 'x-ovh-queryid';

/** Headers of every answer of the REST API. */
export const restHeaders = () => ({
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  [QUERY_ID_HEADER]: randomUUID(),
});

type Told = { readonly status: number; readonly message: string; readonly errorCode?: string | undefined };

/** An error as the REST API tells it. */
export function faultAnswer({ status, message, errorCode }: Told, more: WireAnswer['headers'] = {}): WireAnswer {
  const headers = restHeaders();
  const httpCode = `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  const body = { class: classOf(status), message, errorCode, httpCode, queryId: headers[QUERY_ID_HEADER] };
  return { status, headers: { ...headers, ...more }, body: JSON.stringify(body) };
}
