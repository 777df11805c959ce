'use client';

import { useTranslations } from 'use-intl';
import { deleteCarrierAction, disableCarrierAction } from '@/lib/panel/actions/carriers';
import { ConfirmDialog } from '../../forms/ConfirmDialog';
import { TestCarrierDialog } from './TestCarrierDialog';

export type OpenCarrierDialog = { readonly kind: 'disable' | 'delete' | 'test'; readonly name: string };

type Props = {
  dialog: OpenCarrierDialog;
  onSaved: (message: string) => void;
  onDeleted: (name: string) => void;
  onClose: () => void;
};

/** The dialog that is open on a carrier; what ends something asks first. */
export function CarrierDialog({ dialog: { kind, name }, onSaved, onDeleted, onClose }: Props) {
  const t = useTranslations('instance.carriers');
  if (kind === 'test') return <TestCarrierDialog name={name} onClose={onClose} />;
  if (kind === 'disable') {
    return (
      <ConfirmDialog
        title={t('disable.title', { name })}
        text={t('disable.text')}
        confirm={t('disable.confirm')}
        action={(input) => disableCarrierAction(name, true, input)}
        onDone={() => {
          onSaved(t('disable.done', { name }));
          onClose();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('delete.title', { name })}
      text={t('delete.text', { name })}
      confirm={t('delete.confirm')}
      action={(input) => deleteCarrierAction(name, input)}
      onDone={() => {
        onSaved(t('delete.done', { name }));
        onDeleted(name);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
