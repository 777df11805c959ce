'use client';

import { useTranslations } from 'use-intl';
import { deleteApplicationAction } from '@/lib/panel/actions/api-keys';
import type { OwnApplication } from '@/lib/schemas/api-key';
import { ConfirmDialog } from '../forms/ConfirmDialog';

type Props = { application: OwnApplication; onDone: (message: string) => void; onClose: () => void };

export function DeleteApplicationDialog({ application: { id, name }, onDone, onClose }: Props) {
  const t = useTranslations('apiKeys');
  return (
    <ConfirmDialog
      title={t('deleteTitle', { application: name })}
      text={t('deleteText', { application: name })}
      confirm={t('delete')}
      action={(input) => deleteApplicationAction(id, input)}
      onDone={() => onDone(t('deleted', { application: name }))}
      onClose={onClose}
    />
  );
}
