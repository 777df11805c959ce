'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { Button } from '../../ui/Button';
import { useFaultWords } from '../../ui/use-fault-words';
import { useFormat } from '../../ui/use-format';
import type { SendFormState } from './use-send-form';

type Props = { send: SendFormState; onTest: () => void };

/** The button that asks for a send, always in sight, and beside it why it was refused: above the form it may be out of sight. */
export function SendFoot({ send: { estimate, fault, isSubmitting, check }, onTest }: Props) {
  const t = useTranslations('send');
  const faultWords = useFaultWords();
  const format = useFormat();
  return (
    <div className="sticky-foot sticky bottom-0 -mx-4 -mb-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-b-lg border-t border-line bg-surface px-4 py-3">
      <p role="alert" className="min-w-0 flex-1 basis-48 font-medium text-bad empty:hidden">
        {fault && faultWords(fault)}
      </p>
      <Button className="mr-auto" onClick={() => void check().then((isFine) => isFine && onTest())}>
        {t('test.button')}
      </Button>
      {estimate && estimate.credits > 0 && !fault && (
        <p className="font-semibold tabular-nums">
          {t('totalBeside', { count: estimate.credits / ONE_CREDIT, amount: format.credits(estimate.credits) })}
        </p>
      )}
      <Button look="primary" type="submit" busy={isSubmitting} className="max-sm:flex-1">
        {estimate && estimate.recipients > 0 ? t('submitTo', { count: estimate.recipients }) : t('submit')}
      </Button>
    </div>
  );
}
