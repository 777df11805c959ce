'use client';

import { useTranslations } from 'use-intl';
import { revokeKeyAction } from '@/lib/panel/actions/api-keys';
import type { OwnApiKey } from '@/lib/schemas/api-key';
import { ConfirmDialog } from '../forms/ConfirmDialog';

type Props = { apiKey: OwnApiKey; onDone: (message: string) => void; onClose: () => void };

export function RevokeKeyDialog({ apiKey: { id, application }, onDone, onClose }: Props) {
  const t = useTranslations('apiKeys');
  return (
    <ConfirmDialog
      title={t('revokeTitle', { application, id: String(id) })}
      text={t('revokeText', { application, id: String(id) })}
      confirm={t('revoke')}
      action={(input) => revokeKeyAction(id, input)}
      onDone={() => onDone(t('revoked'))}
      onClose={onClose}
    />
  );
}
