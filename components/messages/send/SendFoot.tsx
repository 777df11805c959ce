'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { Button } from '../../ui/Button';
import { useFaultWords } from '../../ui/use-fault-words';
import { useFormat } from '../../ui/use-format';
import type { SendFormState } from './use-send-form';

type Props = { send: SendFormState; formId: string };

/**
 * The button that asks for a send, always in sight: below the estimate, or on a phone below everything with the sum at its
 * left; and beside it why it was refused, since above the form that may be out of sight.
 */
export function SendFoot({ send: { estimate, values, fault, isSubmitting }, formId }: Props) {
  const t = useTranslations('send');
  const faultWords = useFaultWords();
  const format = useFormat();
  const waits = values.when === 'later' || (estimate?.deferredUntil ?? null) !== null ? 'yes' : 'no';
  return (
    <div className="sticky-foot sticky bottom-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 py-3 max-md:order-last max-md:-mx-4 max-md:mt-4 max-md:-mb-8 max-md:border-t max-md:border-line max-md:bg-raised max-md:px-4 sm:max-md:-mx-6 sm:max-md:px-6 md:bg-canvas md:pt-4 md:pb-0">
      <p role="alert" className="w-full font-medium text-bad empty:hidden">
        {fault && faultWords(fault)}
      </p>
      {estimate && estimate.credits > 0 && (
        <p className="font-semibold tabular-nums md:hidden">
          {t('totalBeside', { count: estimate.credits / ONE_CREDIT, amount: format.exactCredits(estimate.credits) })}
        </p>
      )}
      <Button look="primary" type="submit" form={formId} busy={isSubmitting} className="flex-1">
        {estimate && estimate.recipients > 0
          ? t('submitTo', { waits, count: estimate.recipients })
          : t('submit', { waits })}
      </Button>
    </div>
  );
}
