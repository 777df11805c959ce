'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { useDialog } from '../ui/use-dialog';

type DialogActionsProps = { busy: boolean; confirm?: string; onCancel: () => void; danger?: boolean };

/** Cancel and confirm, as every dialog ends. */
export function DialogActions({ busy, confirm, onCancel, danger = false }: DialogActionsProps) {
  const t = useTranslations('forms');
  const { cancel } = useDialog();
  return (
    <div className="mt-1 flex justify-end gap-2.5">
      <Button onClick={() => cancel(onCancel)}>{t('cancel')}</Button>
      <Button look={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
        {confirm ?? t('confirm')}
      </Button>
    </div>
  );
}
