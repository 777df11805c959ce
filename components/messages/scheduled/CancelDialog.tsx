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

/** Asks before messages are cancelled, with which they are, and who gets back how much. */
export function CancelDialog({ serviceName, waiting, timeZone, onDone, onClose }: WaitingDialog) {
  const t = useTranslations('scheduled');
  const format = useFormat();
  const facts = factsOf(waiting);
  const { groupedSender: sender, dueAt, shares } = waiting;
  const description = [
    dueAt !== null && sender !== null
      ? t('cancelPlanned', { ...facts, moment: format.minute(dueAt, timeZone), sender })
      : t('cancelText', facts),
    ...shares.map(({ quotaOf, credits }) =>
      t('cancelBack', {
        credits: credits / ONE_CREDIT,
        amount: format.credits(credits),
        payer: quotaOf === null ? 'account' : 'quota',
        login: quotaOf ?? '',
      }),
    ),
    // Of several that were chosen some may have left; a bulk send waits as a whole.
    waiting.target.what === 'messages' && facts.count > 1 && t('cancelSent'),
  ];
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
      description={description.filter((sentence) => sentence !== false).join(' ')}
      actionForm={actionForm}
      confirm={t('cancel')}
      keep={t('keep')}
      danger
      onClose={onClose}
    />
  );
}
