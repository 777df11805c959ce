'use client';

import { useTranslations } from 'use-intl';
import { SMS_CLASSES } from '@/lib/schemas/send';
import type { SenderRow } from '@/lib/schemas/sender';
import { SelectInput } from '../../forms/SelectInput';
import type { SendFormState } from './use-send-form';

type Props = { send: SendFormState; senders: readonly SenderRow[]; chosen: SenderRow | undefined };

const nameOf = ({ groupedSender, description }: SenderRow) =>
  description === '' ? groupedSender : `${groupedSender} (${description})`;

/** From whom, and where the phone keeps it. */
export function SenderFields({ send: { register, faultOf }, senders, chosen }: Props) {
  const t = useTranslations('send');
  const words = useTranslations('messages.page');
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <SelectInput
        label={t('sender')}
        options={[['', t('chooseSender')], ...senders.map((row) => [row.sender, nameOf(row)] as const)]}
        hint={chosen && t(chosen.type === 'name' ? 'nameHint' : 'numberHint')}
        error={faultOf('sender')}
        {...register('sender')}
      />
      <SelectInput
        label={t('class')}
        options={SMS_CLASSES.map((value) => [value, words('classOf', { class: value })] as const)}
        {...register('smsClass')}
      />
    </div>
  );
}
