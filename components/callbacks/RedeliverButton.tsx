'use client';

import { useTranslations } from 'use-intl';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import type { CallbackRow } from '@/lib/schemas/callback';
import { Button } from '../ui/Button';

type Props = {
  delivery: CallbackRow;
  /** Undefined: the reader may not. */
  onRedeliver: ((deliveryId: number) => void) | undefined;
  className?: string;
};

/** Sends one call again, if it is one that can be. */
export function RedeliverButton({ delivery: { id, kind }, onRedeliver, className }: Props) {
  const t = useTranslations('callbacks');
  if (!CALLBACK_KINDS[kind].isOwed || !onRedeliver) return null;
  return (
    <Button className={className} onClick={() => onRedeliver(id)} aria-label={t('redeliverOne', { id: String(id) })}>
      {t('redeliver')}
    </Button>
  );
}
