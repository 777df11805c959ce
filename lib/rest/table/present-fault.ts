import { FAULTS, type Fault } from './faults';

/** The official SDKs hand them on as the kind of error. */
const CLASSES: Readonly<Record<number, string>> = {
  400: 'Client::BadRequest',
  401: 'Client::Unauthorized',
  402: 'Client::PaymentRequired',
  403: 'Client::Forbidden',
  404: 'Client::NotFound',
  405: 'Client::MethodNotAllowed',
  409: 'Client::Conflict',
  429: 'Client::TooManyRequests',
  500: 'Server::InternalServerError',
  501: 'Server::NotImplemented',
  503: 'Server::ServiceUnavailable',
};

/** An error as the REST API tells it. */
export function presentFault({ code, about = '' }: Fault, queryId: string) {
  const row = FAULTS[code];
  const { status } = row;
  const errorCode = 'errorCode' in row ? { errorCode: row.errorCode } : {};
  const message = row.message.replace('%s', () => about);
  return { status, body: { class: CLASSES[status], message, ...errorCode, httpCode: String(status), queryId } };
}
