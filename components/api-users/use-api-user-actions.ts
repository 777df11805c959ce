'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { disableApiUserAction } from '@/lib/panel/actions/api-users';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { callAction } from '../forms/call-action';
import { useAnnounce } from '../ui/Announcer';
import { useFaultWords } from '../ui/use-fault-words';
import type { OpenDialog } from './ApiUserDialog';

/** What is done with API users, on their list and on the page of each: which dialog is open, and what comes of it. */
export function useApiUserActions(serviceName: string) {
  const t = useTranslations('apiUsers.done');
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const announce = useAnnounce();
  const faultWords = useFaultWords();
  const invalidate = useInvalidation(serviceName);
  const refresh = () => invalidate(['api-users', 'audit']);
  const done = (message: string) => {
    announce(message);
    void refresh();
  };
  const enable = async ({ login }: ApiUserRow) => {
    const result = await callAction(() => disableApiUserAction(serviceName, login, { disabled: false }));
    if (result.ok) done(t('enabled', { login }));
    else announce(faultWords(result.fault), 'bad');
  };
  return { dialog, setDialog, done, refresh, enable };
}
