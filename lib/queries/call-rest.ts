/** A call of the REST API from the browser, by keys that were typed there. */
import { signedAround } from '@/lib/domain/api-key/signed-call';
import { type TimedAnswer, timedCall } from './timed-call';

export type RestKeys = {
  readonly applicationKey: string;
  readonly applicationSecret: string;
  readonly consumerKey: string;
};

type Headers = Readonly<Record<string, string>>;

export type RestCall = {
  readonly method: string;
  /** The path below `/1.0`, with its query. */
  readonly target: string;
  /** Besides what proves who calls. */
  readonly headers: Headers;
  /** Empty: none is sent. */
  readonly body: string;
};

/** How a call says who makes it; a secret is sent by `basic` alone. */
export type RestProof = 'signature' | 'basic' | 'application' | 'none';

/** What was sent, and what came of it; null: nobody knows whether it arrived. */
export type MadeCall = { readonly headers: Headers; readonly answer: TimedAnswer | null };

export const REST_PATH = '/1.0';

/** What a program may go by. */
const TOLD_HEADERS = ['content-type', 'retry-after', 'x-ovh-queryid', 'x-pagination-cursor-next'];

/** A browser signs where the page came over TLS, or from the reader's own machine. */
export const canSign = (): boolean => globalThis.crypto?.subtle !== undefined;

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function signedHeaders(keys: RestKeys, url: string, { method, body }: RestCall): Promise<Headers | null> {
  // As the SDKs do: the reader's clock may be wrong.
  const time = await timedCall(`${REST_PATH}/auth/time`, {}, []);
  if (time?.httpStatus !== 200) return null;
  const { applicationKey, applicationSecret, consumerKey } = keys;
  const [before, after] = signedAround({ applicationSecret, consumerKey, method, url, timestamp: time.body });
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(before + body + after));
  return {
    'x-ovh-application': applicationKey,
    'x-ovh-consumer': consumerKey,
    'x-ovh-timestamp': time.body,
    'x-ovh-signature': `$1$${hex(digest)}`,
  };
}

/** What is no letter of Latin-1 is in no key. */
const basic = ({ consumerKey, applicationSecret }: RestKeys) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(`${consumerKey}:${applicationSecret}`)));

async function proofOf(proof: RestProof, keys: RestKeys, url: string, call: RestCall): Promise<Headers | null> {
  switch (proof) {
    case 'signature':
      return signedHeaders(keys, url, call);
    case 'basic':
      return { authorization: `basic ${basic(keys)}` };
    case 'application':
      return { 'x-ovh-application': keys.applicationKey };
    case 'none':
      return {};
  }
}

/** `origin` is where the page is, which is part of what is signed. */
export async function callRest(origin: string, keys: RestKeys, proof: RestProof, call: RestCall): Promise<MadeCall> {
  const url = origin + REST_PATH + call.target;
  const proven = await proofOf(proof, keys, url, call);
  if (proven === null) return { headers: {}, answer: null };
  const told = { ...proven, ...call.headers };
  const headers = call.body === '' ? told : { ...told, 'content-type': 'application/json' };
  const body = call.body === '' ? null : call.body;
  return { headers, answer: await timedCall(url, { method: call.method, headers, body }, TOLD_HEADERS) };
}
