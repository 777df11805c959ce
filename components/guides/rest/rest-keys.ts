import type { RestKeys } from '@/lib/queries/call-rest';

export const NO_KEYS: RestKeys = { applicationKey: '', applicationSecret: '', consumerKey: '' };

/** All three, as they are shown once to be copied; null where a text has not all of them. */
export function readKeys(text: string): RestKeys | null {
  const [applicationKey, applicationSecret, consumerKey] = [
    'application_key',
    'application_secret',
    'consumer_key',
  ].map((name) => new RegExp(`${name}\\s*=\\s*(\\S+)`).exec(text)?.[1]);
  return applicationKey && applicationSecret && consumerKey ? { applicationKey, applicationSecret, consumerKey } : null;
}
