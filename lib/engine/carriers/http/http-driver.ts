import { fill } from '@/lib/domain/carrier/http/placeholders';
import { apiOf, type HttpSettings, valuesOf } from '@/lib/domain/carrier/http-settings';
import type { CarrierDriver } from '../contract/driver';
import { createRequestDriver } from '../requests/create-request-driver';
import { createJudge } from './judge-answer';
import { basicOf, renderRequest } from './render-request';

/** A shorter one is no secret, and may be anything that an answer says. */
const SHORTEST_SECRET = 6;

/** Where it tells what becomes of messages. */
export type ReceiptAddress = {
  /** Empty: it is not known. */
  readonly address: string;
  /** What stands in it that others must not know. */
  readonly secret: string;
};

/** Any provider's HTTP API, as its settings tell it: one request a message. */
export function createHttpDriver(settings: HttpSettings, { address, secret }: ReceiptAddress): CarrierDriver {
  const { username, password, token, tlsCa, perSecond, atOnce } = settings;
  const api = apiOf(settings);
  if (api === null) throw new Error('An API of its own says what is asked, and what the answer means.');
  const values = valuesOf(settings);
  const setup = { request: api.request, values, username, password, token, receipts: address };
  const judge = createJudge(api.answer, createHider([password, token, secret, basicOf(username, password)]));
  return createRequestDriver({
    protocol: /^https:/i.test(fill(api.request.url, values, (text) => text)) ? 'https:' : 'http:',
    tlsCa,
    perSecond,
    mostAtOnce: atOnce,
    notTheAddress: 'What answers is not what was set up',
    write: (message) => renderRequest(message, setup),
    judge: (answer, { id }) => judge(answer, id),
  });
}

/** As they are, and as addresses, forms and JSON write them. */
const spellingsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  new URLSearchParams({ '': secret }).toString().slice(1),
  JSON.stringify(secret).slice(1, -1),
];

/** What answers may repeat what it was asked; a history must not. */
function createHider(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellingsOf);
  const longestFirst = [...new Set(hidden)].toSorted((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}
