'use client';

import { useTranslations } from 'use-intl';
import { rescheduleAction } from '@/lib/panel/actions/messages';
import { noInput } from '@/lib/schemas/panel-user';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { factsOf, type WaitingDialog } from './waiting';

/** Asks before messages leave without waiting for their moment. */
export function SendNowDialog({ serviceName, waiting, timeZone, onDone, onClose }: WaitingDialog) {
  const t = useTranslations('scheduled');
  const facts = factsOf(waiting);
  const { target } = waiting;
  const actionForm = useActionForm<Record<string, never>, { readonly count: number }>({
    schema: noInput,
    defaultValues: {},
    action: () => rescheduleAction(serviceName, { target }, { when: 'now', at: '', atZone: timeZone }),
    onDone: (_, { count }) => onDone(t('sentNow', { count, left: waiting.count - count })),
  });
  return (
    <FormDialog
      title={t('sendNowTitle', facts)}
      description={[t('sendNowText', facts), facts.refused > 0 && t('sendNowRefused', facts)].filter(Boolean).join(' ')}
      actionForm={actionForm}
      confirm={t('sendNow')}
      onClose={onClose}
    />
  );
}
