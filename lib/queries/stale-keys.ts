import type { EventKind } from '@/lib/domain/events';
import { accountKeys } from './account-queries';

const { account, apiUsers, apiUserDetails, messages, callbacks, alerts, audit, panelUsers } = accountKeys;

type AccountKey = (typeof accountKeys)[keyof typeof accountKeys];

/** What each kind of change makes stale. */
const STALE: Readonly<Record<EventKind, readonly AccountKey[]>> = {
  messages: [messages, apiUserDetails],
  credits: [account, apiUsers, audit],
  'api-users': [account, apiUsers, audit],
  callbacks: [callbacks, apiUserDetails],
  alerts: [alerts],
  'panel-users': [panelUsers, account, audit],
  audit: [audit],
};

/** The keys of an account's queries that are to be read again, each once. */
export const staleKeys = (serviceName: string, kinds: Iterable<EventKind>): readonly (readonly string[])[] =>
  [...new Set([...kinds].flatMap((kind) => STALE[kind]))].map((key) => key(serviceName));
