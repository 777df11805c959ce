import { fill } from '@/lib/domain/carrier/http/placeholders';
import { apiOf, type HttpSettings, valuesOf } from '@/lib/domain/carrier/http-settings';
import type { CarrierDriver } from '../contract/driver';
import { createRequestDriver } from '../requests/create-request-driver';
import type { AnswerVerdict } from '../requests/verdict';
import { createJudge } from './judge-answer';
import { renderRequest } from './render-request';

/** A shorter one is no secret, and may be anything that an answer says. */
const SHORTEST_SECRET = 6;

/**
 * Any provider's HTTP API, as its settings tell it: one request a message.
 *
 * @param receipts our address for what it tells later; empty: it is not known.
 */
export function createHttpDriver(settings: HttpSettings, receipts: string): CarrierDriver {
  const { username, password, token, perSecond, atOnce } = settings;
  const api = apiOf(settings);
  if (api === null) throw new Error('An API of its own says what is asked, and what the answer means.');
  const values = valuesOf(settings);
  const setup = { request: api.request, values, username, password, token, receipts };
  const judge = createJudge(api.answer);
  const secrets = [password, token].filter((secret) => secret.length >= SHORTEST_SECRET);
  return createRequestDriver({
    protocol: /^https:/i.test(fill(api.request.url, values, (text) => text)) ? 'https:' : 'http:',
    perSecond,
    mostAtOnce: atOnce,
    notTheAddress: 'What answers is not what was set up',
    write: (message) => renderRequest(message, setup),
    judge: (answer, { id }) => withoutSecrets(judge(answer, id), secrets),
  });
}

/** What answers may repeat what it was asked; a history must not. */
function withoutSecrets(verdict: AnswerVerdict, secrets: readonly string[]): AnswerVerdict {
  if (verdict.kind === 'taken') return verdict;
  return { ...verdict, text: secrets.reduce((text, secret) => text.replaceAll(secret, '…'), verdict.text) };
}
