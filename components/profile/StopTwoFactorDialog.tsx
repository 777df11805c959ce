'use client';

import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { Dialog } from '../ui/Dialog';
import { PasswordForm } from './PasswordForm';

type Props = { action: (input: unknown) => Promise<ActionResult>; onDone: () => void; onClose: () => void };

export function StopTwoFactorDialog({ action, onDone, onClose }: Props) {
  const t = useTranslations('profile');
  return (
    <Dialog title={t('switchOffTitle')} description={t('switchOffText')} onClose={onClose}>
      <PasswordForm action={action} confirm={t('switchOff')} danger onDone={onDone} onClose={onClose} />
    </Dialog>
  );
}
