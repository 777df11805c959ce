'use client';

import { useTranslations } from 'use-intl';
import { deleteCarrierAction } from '@/lib/panel/actions/carriers';
import { noInput } from '@/lib/schemas/panel-user';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { DialogLink } from '../../ui/DialogLink';
import { WarningNotice } from '../../ui/Notice';
import { carrierPage } from '../carrier-page';
import type { ManagedCarrier } from './managed-carrier';

type Props = {
  carrier: ManagedCarrier;
  onDeleted: () => void;
  onClose: () => void;
};

/** Asks before a carrier is deleted: what is lost with it, what waits for it, and what has to be decided before. */
export function DeleteCarrierDialog({ carrier: { name, waiting, inDoubt }, onDeleted, onClose }: Props) {
  const t = useTranslations('instance.carriers.delete');
  const actionForm = useActionForm<Record<string, never>>({
    schema: noInput,
    defaultValues: {},
    action: (input) => deleteCarrierAction(name, input),
    onDone: onDeleted,
  });
  return (
    <FormDialog
      title={t('title', { name })}
      description={t('text', { name })}
      actionForm={actionForm}
      confirm={t('confirm')}
      blocked={inDoubt.count > 0}
      danger
      onClose={onClose}
    >
      {waiting.count > 0 && <p>{t(waiting.isMore ? 'waitingMore' : 'waiting', { count: waiting.count })}</p>}
      {inDoubt.count > 0 && (
        <WarningNotice action={<DialogLink href={carrierPage(name, '/decisions')}>{t('decide')}</DialogLink>}>
          {t(inDoubt.isMore ? 'inDoubtMore' : 'inDoubt', { count: inDoubt.count, name })}
        </WarningNotice>
      )}
    </FormDialog>
  );
}
