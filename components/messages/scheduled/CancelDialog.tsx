'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { cancelScheduledAction } from '@/lib/panel/actions/messages';
import { noInput } from '@/lib/schemas/panel-user';
import type { CancelOutcome } from '@/lib/schemas/scheduled';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { useFormat } from '../../ui/use-format';
import { factsOf, type WaitingDialog } from './waiting';

/** Asks before messages are cancelled, with how many and what comes back. */
export function CancelDialog({ serviceName, waiting, onDone, onClose }: Omit<WaitingDialog, 'timeZone'>) {
  const t = useTranslations('scheduled');
  const format = useFormat();
  const facts = { ...factsOf(waiting), amount: format.credits(waiting.credits) };
  const actionForm = useActionForm<Record<string, never>, CancelOutcome>({
    schema: noInput,
    defaultValues: {},
    action: () => cancelScheduledAction(serviceName, waiting.target),
    onDone: (_, { count, already, credits }) =>
      onDone(
        t('cancelled', {
          count,
          already,
          left: waiting.count - count - already,
          credits: credits / ONE_CREDIT,
          amount: format.credits(credits),
        }),
      ),
  });
  return (
    <FormDialog
      title={t('cancelTitle', facts)}
      description={t('cancelText', facts)}
      actionForm={actionForm}
      confirm={t('cancelConfirm')}
      danger
      onClose={onClose}
    />
  );
}
