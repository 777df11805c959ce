'use client';

import { useLocale, useTranslations } from 'use-intl';
import { type CarrierEffect, SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { disableCarrierAction } from '@/lib/panel/actions/carriers';
import { noInput } from '@/lib/schemas/panel-user';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { WarningNotice } from '../../ui/Notice';
import type { ManagedCarrier } from './managed-carrier';

type Props = {
  carrier: ManagedCarrier;
  onSaved: (message: string) => void;
  onClose: () => void;
};

/** Asks before a carrier is disabled: what ends with it, what waits for it or may have been sent, and who takes what then. */
export function DisableCarrierDialog({ carrier, onSaved, onClose }: Props) {
  const t = useTranslations('instance.carriers.disable');
  const { name, kind, others } = carrier;
  const actionForm = useActionForm<Record<string, never>, CarrierEffect>({
    schema: noInput,
    defaultValues: {},
    action: (input) => disableCarrierAction(name, true, input),
    onDone: () => {
      onSaved(t('done', { name }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('title', { name })}
      description={t(`texts.${kind}`)}
      actionForm={actionForm}
      confirm={t('confirm')}
      danger
      onClose={onClose}
    >
      <AtStake carrier={carrier} />
      {others.count === 0 && <WarningNotice>{t(`last.${kind === SEEMING_KIND ? 'simulated' : 'real'}`)}</WarningNotice>}
    </FormDialog>
  );
}

function AtStake({ carrier: { waiting, others, live, underWay, inDoubt } }: Pick<Props, 'carrier'>) {
  const t = useTranslations('instance.carriers.disable');
  return (
    <>
      {live && (
        <p>
          {t(waiting.isMore ? 'waitingMore' : 'waiting', { count: waiting.count })}
          {others.count > 0 && ' '}
          {others.count > 0 && <Others others={others} />}
        </p>
      )}
      {underWay > 0 && <p>{t('underWay', { count: underWay })}</p>}
      {inDoubt.count > 0 && <p>{t(inDoubt.isMore ? 'inDoubtMore' : 'inDoubt', { count: inDoubt.count })}</p>}
    </>
  );
}

function Others({ others: { first, count, down } }: Pick<Props['carrier'], 'others'>) {
  const t = useTranslations('instance.carriers.disable');
  const together = new Intl.ListFormat(useLocale());
  return (
    <>
      {count > first.length ? t('toMany', { count }) : t('toOthers', { names: together.format(first) })}
      {down.length > 0 && ` ${t('othersDown', { count: down.length, names: together.format(down) })}`}
    </>
  );
}
