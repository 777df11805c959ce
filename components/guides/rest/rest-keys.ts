import type { RestKeys, RestProof } from '@/lib/queries/call-rest';

const NEEDED: Readonly<Record<RestProof, readonly (keyof RestKeys)[]>> = {
  signature: ['applicationKey', 'applicationSecret', 'consumerKey'],
  basic: ['applicationSecret', 'consumerKey'],
  application: ['applicationKey'],
  none: [],
};

export const NO_KEYS: RestKeys = { applicationKey: '', applicationSecret: '', consumerKey: '' };

/** What a call lacks to say who makes it. */
export const missingKeys = (proof: RestProof, keys: RestKeys): readonly (keyof RestKeys)[] =>
  NEEDED[proof].filter((name) => keys[name] === '');

/** All three, as they are shown once to be copied; null where a text has not all of them. */
export function readKeys(text: string): RestKeys | null {
  const [applicationKey, applicationSecret, consumerKey] = [
    'application_key',
    'application_secret',
    'consumer_key',
  ].map((name) => new RegExp(`${name}\\s*=\\s*(\\S+)`).exec(text)?.[1]);
  return applicationKey && applicationSecret && consumerKey ? { applicationKey, applicationSecret, consumerKey } : null;
}
