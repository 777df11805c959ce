'use client';

import { Pencil } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { IconButton } from '../ui/IconButton';
import { PageHead } from '../ui/PageHead';
import { useAccountFacts } from './first-account';

const AccountNameForm = onDemand(async () => (await import('./AccountNameForm')).AccountNameForm);

type Props = { serviceName: string; beside: ReactNode; children: ReactNode };

/** The head of an account's Home: what its people call it, which whoever may can change in its place. */
export function AccountHead({ serviceName, beside, children }: Props) {
  const t = useTranslations('accounts.head');
  const { description, role } = useAccountFacts(serviceName);
  const announce = useAnnounce();
  const opener = useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = useState<'asked' | 'shown' | null>(null);
  const isEditing = editing === 'shown';
  const name = description || serviceName;
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    // The button is there again.
    if (wasEditing.current && !isEditing) opener.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const close = () => setEditing(null);
  return (
    <PageHead
      title={isEditing ? <span className="sr-only">{name}</span> : name}
      beside={
        <>
          {!isEditing && can(role, 'account.change-description') && (
            <IconButton
              ref={opener}
              label={t('rename')}
              onClick={() => setEditing('asked')}
              className="-ml-2 max-sm:-my-2"
            >
              <Pencil aria-hidden="true" />
            </IconButton>
          )}
          {!isEditing && beside}
          {editing !== null && (
            <AccountNameForm
              serviceName={serviceName}
              description={description}
              onShown={() => setEditing('shown')}
              onSaved={(saved) => {
                close();
                announce(t('renamed', { name: saved || serviceName }));
              }}
              onClose={close}
            />
          )}
        </>
      }
    >
      {children}
    </PageHead>
  );
}
