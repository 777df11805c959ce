'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeAccountLimitAction, sendTestAlertAction } from '@/lib/panel/actions/alerts';
import type { LimitRow } from '@/lib/schemas/alert';
import { LimitForm } from '../forms/LimitForm';
import { useAnnounce } from '../ui/Announcer';
import { Dialog } from '../ui/Dialog';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As it is now. */
  limit: LimitRow;
  /** The account's own credit now. */
  left: number;
  ownEmail: string;
  mayTrySms: boolean;
};

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
