'use client';

import { useTranslations } from 'use-intl';
import { disableApiUserAction } from '@/lib/panel/actions/api-users';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import type { ApiUserDialogProps } from './dialog-props';

/** Asks before an API user is disabled: its scripts stop at once. To enable it again nothing is asked. */
export function DisableDialog({ account: { serviceName }, user: { login }, onDone, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.disable');
  const done = useTranslations('apiUsers.done');
  return (
    <ConfirmDialog
      title={t('title', { login })}
      text={t('text')}
      confirm={t('confirm')}
      action={() => disableApiUserAction(serviceName, login, { disabled: true })}
      onDone={() => onDone(done('disabled', { login }))}
      onClose={onClose}
    />
  );
}
