'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { accountKeys } from './account-queries';

const KINDS = ['messages', 'credits', 'api-users', 'callbacks', 'alerts', 'panel-users', 'audit'] as const;
type Kind = (typeof KINDS)[number];
const change = z.object({ type: z.enum(KINDS) });

const { account, apiUsers, apiUserDetails, messages, callbacks, alerts, audit, panelUsers } = accountKeys;

/** What each kind of change makes stale. */
const STALE: Readonly<Record<Kind, readonly ((serviceName: string) => readonly string[])[]>> = {
  messages: [messages, apiUserDetails],
  credits: [account, apiUsers, audit],
  'api-users': [account, apiUsers, audit],
  callbacks: [callbacks, apiUserDetails],
  alerts: [alerts],
  'panel-users': [panelUsers, account, audit],
  audit: [audit],
};

/** A thousand messages a second change the screen a few times a second. */
const REFRESH_EVERY_MS = 400;

/** Keeps what is shown of an account up to date: the server says what changed and the queries read it again. */
export function useLiveAccount(serviceName: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const stale = new Set<Kind>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    let connections = 0;
    const refresh = () => {
      timer = null;
      const keys = new Set([...stale].flatMap((kind) => STALE[kind]));
      for (const key of keys) void client.invalidateQueries({ queryKey: key(serviceName) });
      stale.clear();
    };
    const source = new EventSource(`/api/panel/${encodeURIComponent(serviceName)}/events`);
    // What happened while the connection was lost was told to nobody.
    source.addEventListener('open', () => {
      connections += 1;
      if (connections === 1) return;
      for (const kind of KINDS) stale.add(kind);
      refresh();
    });
    source.addEventListener('change', (event) => {
      const parsed = change.safeParse(JSON.parse(event.data));
      if (!parsed.success) return;
      stale.add(parsed.data.type);
      timer ??= setTimeout(refresh, REFRESH_EVERY_MS);
    });
    return () => {
      source.close();
      if (timer) clearTimeout(timer);
    };
  }, [client, serviceName]);
}
