'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { disableCarrierAction } from '@/lib/panel/actions/carriers';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { callAction } from '../../forms/call-action';
import { onDemand } from '../../forms/on-demand';
import { useAnnounce } from '../../ui/Announcer';
import { useFaultWords } from '../../ui/use-fault-words';
import type { OpenCarrierDialog } from './CarrierDialog';
import type { CarrierActions } from './CarrierMenu';

const CarrierDialog = onDemand(async () => (await import('./CarrierDialog')).CarrierDialog);

/** What is done with carriers from their list and from their pages, and the dialog that is open for it. */
export function useCarrierDialogs(onDeleted: (name: string) => void): {
  readonly actions: CarrierActions;
  readonly dialog: ReactNode;
} {
  const t = useTranslations('instance.carriers');
  const faultWords = useFaultWords();
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const [open, setOpen] = useState<OpenCarrierDialog | null>(null);
  const saved = (message: string) => {
    announce(message);
    void invalidate();
  };
  const enable = async (name: string) => {
    const result = await callAction(() => disableCarrierAction(name, false, {}));
    if (result.ok) saved(t(result.value.endsSeeming ? 'enabledForReal' : 'enabled', { name }));
    else announce(faultWords(result.fault), 'bad');
  };
  return {
    actions: { onOpen: setOpen, onEnable: (name) => void enable(name) },
    dialog: open && <CarrierDialog dialog={open} onSaved={saved} onDeleted={onDeleted} onClose={() => setOpen(null)} />,
  };
}
