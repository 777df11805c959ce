'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeAccountLimitAction, sendTestAlertAction } from '@/lib/panel/actions/alerts';
import type { LimitRow } from '@/lib/schemas/alert';
import { useAnnounce } from '../ui/Announcer';
import { Dialog } from '../ui/Dialog';
import { LimitForm } from './LimitForm';

type Props = {
  serviceName: string;
  /** As it is now. */
  limit: LimitRow;
  /** The account's own credit now. */
  left: number;
  ownEmail: string;
  mayTrySms: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** When whom to tell of the account’s own credit. */
export function AccountLimitDialog({ serviceName, limit, onDone, onClose, ...person }: Props) {
  const t = useTranslations('options.limit');
  const announce = useAnnounce();
  const [seen] = useState(limit);
  return (
    <Dialog title={t('title')} description={t('description')} onClose={onClose}>
      <LimitForm
        {...person}
        seen={seen}
        save={(input) => changeAccountLimitAction(serviceName, seen, input)}
        sendTest={(input) => sendTestAlertAction(serviceName, null, input)}
        onTested={announce}
        onDone={onDone}
        onClose={onClose}
      />
    </Dialog>
  );
}
