'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import type { CallbackRow } from '@/lib/schemas/callback';
import { Button } from '../ui/Button';

/** Sends one again; settles once that is asked for. */
export type Redeliver = (delivery: CallbackRow) => Promise<void>;

type Props = {
  delivery: CallbackRow;
  /** Undefined: the reader may not. */
  onRedeliver: Redeliver | undefined;
  className?: string;
};

/** Sends one call again, if it is one that can be. */
export function RedeliverButton({ delivery, onRedeliver, className }: Props) {
  const t = useTranslations('callbacks');
  const [busy, setBusy] = useState(false);
  const { id, kind } = delivery;
  if (!CALLBACK_KINDS[kind].isOwed || !onRedeliver) return null;
  const press = async () => {
    setBusy(true);
    await onRedeliver(delivery);
    setBusy(false);
  };
  return (
    <Button
      className={className}
      busy={busy}
      // The second click of a double click is no second wish.
      onClick={({ detail }) => detail < 2 && void press()}
      aria-label={t('redeliverOne', { id: String(id) })}
    >
      {t('redeliver')}
    </Button>
  );
}
