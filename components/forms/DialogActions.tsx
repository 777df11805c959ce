'use client';

import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import { Button } from '../ui/Button';
import { DialogFoot } from '../ui/DialogFoot';
import { useDialog } from '../ui/use-dialog';
import { useFaultWords } from '../ui/use-fault-words';
import { NothingToConfirm } from './ActionForm';

type DialogActionsProps = {
  busy: boolean;
  confirm?: string;
  /** What its way out says, where Cancel could be taken for what is asked. */
  keep?: string;
  blocked?: boolean;
  /** The id of what says why it is blocked. */
  blockedBy?: string;
  onCancel: () => void;
  danger?: boolean;
};

/** Cancel and confirm, as every dialog ends, and beside them that there was nothing to confirm. */
export function DialogActions({
  busy,
  confirm,
  keep,
  blocked = false,
  blockedBy,
  onCancel,
  danger = false,
}: DialogActionsProps) {
  const t = useTranslations('forms');
  const { cancel } = useDialog();
  const faultWords = useFaultWords();
  const isNothing = useContext(NothingToConfirm);
  return (
    <DialogFoot>
      <p role="status" className="mr-auto text-xs font-medium text-muted empty:hidden max-sm:w-full">
        {isNothing && faultWords(NOTHING_TO_CONFIRM)}
      </p>
      <Button onClick={() => cancel(onCancel)}>{keep ?? t('cancel')}</Button>
      <Button
        look={danger ? 'danger' : 'primary'}
        type="submit"
        busy={busy}
        blocked={blocked}
        aria-describedby={blocked ? blockedBy : undefined}
      >
        {confirm ?? t('confirm')}
      </Button>
    </DialogFoot>
  );
}
