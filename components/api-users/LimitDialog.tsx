'use client';

import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { spendable } from '@/lib/domain/ledger/debit';
import { changeLimitAction, sendTestAlertAction } from '@/lib/panel/actions/alerts';
import { LimitForm } from '../forms/LimitForm';
import { Dialog } from '../ui/Dialog';
import type { ApiUserDialogProps } from './dialog-props';

export function LimitDialog({ account, ownEmail, seen, user, onSaved, onDone, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.limit');
  const done = useTranslations('apiUsers.done');
  const { serviceName, role, creditsLeft } = account;
  const { login } = seen;
  return (
    <Dialog title={t('title', { login })} description={t('text')} onClose={onClose}>
      <LimitForm
        seen={seen}
        left={spendable({ ...user, creditsLeft })}
        ownEmail={ownEmail}
        mayTrySms={can(role, 'alert.send-by-sms')}
        save={(input) => changeLimitAction(serviceName, login, seen, input)}
        sendTest={(input) => sendTestAlertAction(serviceName, login, input)}
        onTested={onSaved}
        onDone={() => onDone(done('limit', { login }))}
        onClose={onClose}
      />
    </Dialog>
  );
}
