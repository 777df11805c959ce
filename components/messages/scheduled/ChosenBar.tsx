'use client';

import { useTranslations } from 'use-intl';
import type { WaitingMessageRow } from '@/lib/schemas/scheduled';
import { Checkbox } from '../../forms/Checkbox';
import { Button } from '../../ui/Button';
import type { OpenWaiting } from './WaitingDialog';
import { waitingMessages } from './waiting';

type Props = {
  messages: readonly WaitingMessageRow[];
  chosen: readonly WaitingMessageRow[];
  onChooseAll: (isChosen: boolean) => void;
  onOpen: (open: OpenWaiting) => void;
};

/** How many messages of this page are chosen, and what can be done with all of them. */
export function ChosenBar({ messages, chosen, onChooseAll, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const waiting = waitingMessages(chosen);
  const some = chosen.length > 0;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-1.5 max-sm:has-[button]:pb-4">
      <Checkbox
        label={some ? t('chosen', { count: chosen.length }) : t('chooseAll')}
        checked={some && chosen.length === messages.length}
        onChange={(event) => onChooseAll(event.target.checked)}
      />
      {some && (
        <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>*]:flex-auto sm:ml-auto">
          <Button onClick={() => onOpen({ kind: 'move', waiting })}>{t('moveTo')}</Button>
          <Button onClick={() => onOpen({ kind: 'send-now', waiting })}>{t('sendNow')}</Button>
          <Button look="quiet-danger" onClick={() => onOpen({ kind: 'cancel', waiting })}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
