'use client';

import { useTranslations } from 'use-intl';
import type { Sent } from '@/lib/domain/sending/acceptance';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { sendMessageAction } from '@/lib/panel/actions/messages';
import { noInput } from '@/lib/schemas/panel-user';
import type { Composed } from '@/lib/schemas/send';
import { ActionForm } from '../../forms/ActionForm';
import { DialogActions } from '../../forms/DialogActions';
import { useActionForm } from '../../forms/use-action-form';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/use-format';

export type Asked = {
  readonly input: Composed;
  readonly estimate: Estimate;
  /** Of this one send. */
  readonly sendKey: string;
};

type Props = Asked & {
  serviceName: string;
  timeZone: string;
  onSent: (sent: Sent) => void;
  onClose: () => void;
};

/** Asks before credit is spent, with the sum; sends at that price or not at all. */
export function SendDialog({ serviceName, timeZone, input, estimate, sendKey, onSent, onClose }: Props) {
  const t = useTranslations('send');
  const format = useFormat();
  const { recipients, leftOutCount, credits, creditsLeft, deferredUntil } = estimate;
  const { sender } = input;
  const { form, fault, onSubmit } = useActionForm<Record<string, never>, Sent>({
    schema: noInput,
    defaultValues: {},
    action: () => sendMessageAction(serviceName, { key: sendKey, seenCredits: credits }, input),
    onDone: (_, sent) => onSent(sent),
  });
  const moment = deferredUntil && format.dateTime(deferredUntil.toISOString(), timeZone);
  return (
    <Dialog
      title={t('confirmTitle', { count: recipients })}
      description={moment === null ? t('confirmNow', { sender }) : t('confirmLater', { sender, moment })}
      onClose={onClose}
    >
      <ActionForm fault={fault} onSubmit={onSubmit}>
        {leftOutCount > 0 && <p>{t('confirmLeftOut', { count: leftOutCount })}</p>}
        <dl className="grid grid-cols-3 gap-4 rounded-lg bg-well p-4 tabular-nums">
          <Figure name={t('accountNow')} value={format.credits(creditsLeft)} />
          <Figure name={t('change')} value={format.change(-credits)} />
          <Figure name={t('accountAfter')} value={format.credits(creditsLeft - credits)} />
        </dl>
        <DialogActions
          busy={form.formState.isSubmitting}
          confirm={t('submitTo', { count: recipients })}
          onCancel={onClose}
        />
      </ActionForm>
    </Dialog>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-md font-semibold wrap-anywhere">{value}</dd>
    </div>
  );
}
