'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountKeys } from './account-queries';
import { type ChangeKind, followChanges } from './follow-changes';

const { account, apiUsers, apiUserDetails, messages, callbacks, alerts, audit, panelUsers } = accountKeys;

/** What each kind of change makes stale. */
const STALE: Readonly<Record<ChangeKind, readonly ((serviceName: string) => readonly string[])[]>> = {
  messages: [messages, apiUserDetails],
  credits: [account, apiUsers, audit],
  'api-users': [account, apiUsers, audit],
  callbacks: [callbacks, apiUserDetails],
  alerts: [alerts],
  'panel-users': [panelUsers, account, audit],
  audit: [audit],
};

/** Keeps what is shown of an account up to date: the server says what changed and the queries read it again. */
export function useLiveAccount(serviceName: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const open = () => new EventSource(`/api/panel/${encodeURIComponent(serviceName)}/events`);
    return followChanges(open, window, (kinds) => {
      const keys = new Set([...kinds].flatMap((kind) => STALE[kind]));
      for (const key of keys) void client.invalidateQueries({ queryKey: key(serviceName) });
    });
  }, [client, serviceName]);
}
