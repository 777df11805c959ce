'use client';

import { useTranslations } from 'use-intl';
import { DeleteCarrierDialog } from './DeleteCarrierDialog';
import { DisableCarrierDialog } from './DisableCarrierDialog';
import type { ManagedCarrier } from './managed-carrier';
import { TestCarrierDialog } from './TestCarrierDialog';

export type OpenCarrierDialog = {
  readonly kind: 'disable' | 'delete' | 'test';
  readonly carrier: ManagedCarrier;
};

type Props = {
  dialog: OpenCarrierDialog;
  onSaved: (message: string) => void;
  onDeleted: (name: string) => void;
  onClose: () => void;
};

/** The dialog that is open on a carrier; what ends something asks first. */
export function CarrierDialog({ dialog: { kind, carrier }, onSaved, onDeleted, onClose }: Props) {
  const t = useTranslations('instance.carriers');
  const { name } = carrier;
  if (kind === 'test') return <TestCarrierDialog carrier={carrier} onClose={onClose} />;
  if (kind === 'disable') return <DisableCarrierDialog carrier={carrier} onSaved={onSaved} onClose={onClose} />;
  return (
    <DeleteCarrierDialog
      carrier={carrier}
      onDeleted={() => {
        onDeleted(name);
        onSaved(t('delete.done', { name }));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
