'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';

type CallbackStatus = CallbackRow['status'];

const SIGNALS: Readonly<Record<CallbackStatus, SignalName>> = {
  pending: 'go',
  failing: 'warn',
  delivered: 'good',
  failed: 'bad',
};

/** How far a call has come. */
export function CallbackState({ status }: { status: CallbackStatus }) {
  const t = useTranslations('callbacks');
  return <Status signal={SIGNALS[status]}>{t(`statuses.${status}`)}</Status>;
}
