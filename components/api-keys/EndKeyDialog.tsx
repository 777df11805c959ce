'use client';

import { useTranslations } from 'use-intl';
import { revokeKeyAction } from '@/lib/panel/actions/api-keys';
import type { OwnApiKey } from '@/lib/schemas/api-key';
import { ConfirmDialog } from '../forms/ConfirmDialog';

type Props = { apiKey: OwnApiKey; onDone: (message: string) => void; onClose: () => void };

/** Revokes a key; one that has expired calls no more anyway, and goes from the list. */
export function EndKeyDialog({ apiKey: { id, application, state }, onDone, onClose }: Props) {
  const t = useTranslations('apiKeys');
  const isOver = state === 'expired';
  const key = { application, id: String(id) };
  return (
    <ConfirmDialog
      title={t(isOver ? 'removeTitle' : 'revokeTitle', key)}
      text={isOver ? t('removeText') : t('revokeText', key)}
      confirm={t(isOver ? 'remove' : 'revoke')}
      action={(input) => revokeKeyAction(id, input)}
      onDone={() => onDone(t(isOver ? 'removed' : 'revoked'))}
      onClose={onClose}
    />
  );
}
