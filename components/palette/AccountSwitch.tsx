'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { onDemand } from '../forms/on-demand';
import { useHasSeveralAccounts } from '../layout/SignedIn';
import { IconButton } from '../ui/IconButton';

const AccountChoice = onDemand(async () => (await import('./Palette')).AccountChoice);

/** Beside the account's name: the way to another one, for whoever has several. */
export function AccountSwitch() {
  const t = useTranslations('palette');
  const { serviceName } = useParams<{ serviceName?: string }>();
  const hasSeveral = useHasSeveralAccounts();
  const [isOpen, setOpen] = useState(false);
  if (serviceName === undefined || !hasSeveral) return null;
  return (
    <>
      <IconButton label={t('change')} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <ChevronsUpDown aria-hidden="true" />
      </IconButton>
      {isOpen && <AccountChoice serviceName={serviceName} onClose={() => setOpen(false)} />}
    </>
  );
}
