'use client';

import { useTranslations } from 'use-intl';
import { stopTwoFactorAction } from '@/lib/panel/actions/own-sign-in';
import { Dialog } from '../ui/Dialog';
import { PasswordForm } from './PasswordForm';

type Props = { onDone: () => void; onClose: () => void };

export function StopTwoFactorDialog({ onDone, onClose }: Props) {
  const t = useTranslations('profile');
  return (
    <Dialog title={t('switchOffTitle')} description={t('switchOffText')} onClose={onClose}>
      <PasswordForm action={stopTwoFactorAction} confirm={t('switchOff')} danger onDone={onDone} onClose={onClose} />
    </Dialog>
  );
}
