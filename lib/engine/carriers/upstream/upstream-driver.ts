import type { UpstreamSettings } from '@/lib/domain/carrier/upstream-settings';
import type { CarrierDriver, Submission } from '../contract/driver';
import type { OutgoingRequest } from '../requests/create-caller';
import { createRequestDriver } from '../requests/create-request-driver';
import { HIDDEN } from '../requests/create-request-trace';
import { createHider } from '../requests/hide-secrets';
import { judgeAnswer } from './judge-answer';

const MOST_AT_ONCE = 32;

/**
 * Another gateway that speaks http2sms, such as OVHcloud's: one request a message, in the name of an API user there. What
 * becomes of it comes to the callback of that API user (lib/gateway/dlr).
 */
export function createUpstreamDriver(settings: UpstreamSettings, liveNodes?: () => number): CarrierDriver {
  const { url, perSecond, tlsCa, tlsCert, tlsKey, ...credentials } = settings;
  const address = new URL(url);
  const write = (message: Submission, said: typeof credentials): OutgoingRequest => ({
    url: address,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...said, ...parametersOf(message) }).toString(),
  });
  return createRequestDriver({
    protocol: address.protocol,
    ...{ tlsCa, tlsCert, tlsKey },
    ...{ perSecond, liveNodes },
    mostAtOnce: MOST_AT_ONCE,
    notTheAddress: 'What answers is no http2sms',
    write: (message) => write(message, credentials),
    show: (message) => write(message, { ...credentials, password: HIDDEN }),
    hide: createHider([credentials.password]),
    judge: ({ status, body }) => judgeAnswer(status, body),
  });
}

/** The text is sent as it was billed: with its STOP clause, if it has one, and in the coding that gave its segments. */
const parametersOf = ({ id, sender, recipient, text, encoding, smsClass }: Submission) => ({
  contentType: 'text/json',
  from: sender,
  to: `00${recipient}`,
  // The guide's line break.
  message: text.replaceAll('\n', '\r'),
  noStop: '1',
  class: String(smsClass),
  smsCoding: encoding === 'gsm7' ? '1' : '2',
  tag: String(id),
});
