'use client';

import { Pencil } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { useAnnounce } from '../ui/Announcer';
import { IconButton } from '../ui/IconButton';
import { PageHead } from '../ui/PageHead';
import { AccountNameForm } from './AccountNameForm';
import { useAccountFacts } from './first-account';

type Props = { serviceName: string; beside: ReactNode; children: ReactNode };

/** The head of an account's Home: what its people call it, which whoever may can change in its place. */
export function AccountHead({ serviceName, beside, children }: Props) {
  const t = useTranslations('accounts.head');
  const { description, role } = useAccountFacts(serviceName);
  const announce = useAnnounce();
  const opener = useRef<HTMLButtonElement>(null);
  const [isEditing, setEditing] = useState(false);
  const name = description || serviceName;
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    // The button is there again.
    if (wasEditing.current && !isEditing) opener.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const close = () => setEditing(false);
  if (isEditing) {
    return (
      <PageHead
        title={<span className="sr-only">{name}</span>}
        beside={
          <AccountNameForm
            serviceName={serviceName}
            description={description}
            onSaved={(saved) => {
              close();
              announce(t('renamed', { name: saved || serviceName }));
            }}
            onLeave={close}
          />
        }
      >
        {children}
      </PageHead>
    );
  }
  return (
    <PageHead
      title={name}
      beside={
        <>
          {can(role, 'account.change-description') && (
            <IconButton ref={opener} label={t('rename')} onClick={() => setEditing(true)} className="-ml-2">
              <Pencil aria-hidden="true" />
            </IconButton>
          )}
          {beside}
        </>
      }
    >
      {children}
    </PageHead>
  );
}
