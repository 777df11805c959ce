import { fill } from '@/lib/domain/carrier/http/placeholders';
import { apiOf, type HttpSettings, valuesOf } from '@/lib/domain/carrier/http-settings';
import type { CarrierDriver } from '../contract/driver';
import type { OutgoingRequest } from '../requests/create-caller';
import { createRequestDriver } from '../requests/create-request-driver';
import { HIDDEN } from '../requests/create-request-trace';
import { createHider } from '../requests/hide-secrets';
import { createJudge } from './judge-answer';
import { basicOf, renderRequest } from './render-request';

/** Where it tells what becomes of messages. */
export type ReceiptAddress = {
  /** Empty: it is not known. */
  readonly address: string;
  /** What stands in it that others must not know. */
  readonly secret: string;
};

/** Any provider's HTTP API, as its settings tell it: one request a message. */
export function createHttpDriver(
  settings: HttpSettings,
  { address, secret }: ReceiptAddress,
  liveNodes?: () => number,
): CarrierDriver {
  const { username, password, token, perSecond, atOnce, tlsCa, tlsCert, tlsKey } = settings;
  const api = apiOf(settings);
  if (api === null) throw new Error('An API of its own says what is asked, and what the answer means.');
  const values = valuesOf(settings);
  const setup = { request: api.request, values, username, password, token, receipts: address };
  const hide = createHider([password, token, secret, basicOf(username, password)]);
  const judge = createJudge(api.answer, hide);
  const shown = {
    ...setup,
    password: HIDDEN,
    token: HIDDEN,
    receipts: address && hide(address).replaceAll('…', HIDDEN),
  };
  return createRequestDriver({
    protocol: /^https:/i.test(fill(api.request.url, values, (text) => text)) ? 'https:' : 'http:',
    ...{ tlsCa, tlsCert, tlsKey },
    ...{ perSecond, liveNodes },
    mostAtOnce: atOnce,
    notTheAddress: 'What answers is not what was set up',
    write: (message) => renderRequest(message, setup),
    show: (message) => withoutCredentials(renderRequest(message, shown)),
    hide,
    judge: (answer, { id }) => judge(answer, id),
  });
}

/** How they are told is seen, and no more. */
function withoutCredentials({ headers, ...request }: OutgoingRequest): OutgoingRequest {
  const { authorization } = headers;
  if (authorization === undefined) return { ...request, headers };
  return { ...request, headers: { ...headers, authorization: authorization.replace(/ .*/s, ` ${HIDDEN}`) } };
}
