'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { accountKeys } from './account-queries';

const change = z.object({
  type: z.enum(['messages', 'credits', 'api-users', 'callbacks', 'alerts', 'panel-users', 'audit']),
});

/** A thousand messages a second change the screen a few times a second. */
const REFRESH_EVERY_MS = 400;

/** Keeps what is shown of an account up to date: the server says what changed and the queries read it again. */
export function useLiveAccount(serviceName: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = () => {
      timer = null;
      if (stale.has('messages')) {
        void client.invalidateQueries({ queryKey: accountKeys.messages(serviceName) });
        void client.invalidateQueries({ queryKey: [...accountKeys.apiUsers(serviceName), 'details'] });
      }
      if (stale.has('alerts')) void client.invalidateQueries({ queryKey: accountKeys.alerts(serviceName) });
      if (stale.has('callbacks')) void client.invalidateQueries({ queryKey: accountKeys.callbacks(serviceName) });
      if (stale.has('panel-users')) {
        void client.invalidateQueries({ queryKey: accountKeys.panelUsers(serviceName) });
        void client.invalidateQueries({ queryKey: accountKeys.account(serviceName) });
        void client.invalidateQueries({ queryKey: accountKeys.audit(serviceName) });
      }
      if (stale.has('credits') || stale.has('api-users')) {
        void client.invalidateQueries({ queryKey: accountKeys.account(serviceName) });
        void client.invalidateQueries({ queryKey: accountKeys.apiUsers(serviceName) });
        void client.invalidateQueries({ queryKey: accountKeys.audit(serviceName) });
      }
      stale.clear();
    };
    const source = new EventSource(`/api/panel/${encodeURIComponent(serviceName)}/events`);
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
