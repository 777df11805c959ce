'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { onDemand } from '../forms/on-demand';
import { useSignedIn } from '../layout/SignedIn';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';

const AlertTemplatesDialog = onDemand(async () => (await import('./AlertTemplatesDialog')).AlertTemplatesDialog);

/** The way to what alerts say, for who may change it. */
export function AlertTextsButton({ serviceName }: { serviceName: string }) {
  const t = useTranslations('apiUsers');
  const announce = useAnnounce();
  const ownEmail = useSignedIn();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const [isOpen, setOpen] = useState(false);
  if (!account || !can(account.role, 'alert.change-templates')) return null;
  const done = (message: string) => {
    announce(message);
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('alerts')}</Button>
      {isOpen && (
        <AlertTemplatesDialog
          account={account}
          ownEmail={ownEmail}
          onSaved={announce}
          onDone={done}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
