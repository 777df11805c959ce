'use client';

import { BellRing, ChevronDown, Plus, RefreshCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';

type Props = {
  onAdd: (() => void) | undefined;
  onAlerts: (() => void) | undefined;
  onRefresh: () => void;
};

/** What can be done with the list: the original's three. */
export function ActionsMenu({ onAdd, onAlerts, onRefresh }: Props) {
  const t = useTranslations('apiUsers');
  return (
    <Menu
      title={t('actions')}
      trigger={
        <Button>
          {t('actions')} <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      }
      entries={[
        ...(onAdd ? [{ label: t('add'), icon: <Plus aria-hidden="true" className="size-4" />, onSelect: onAdd }] : []),
        ...(onAlerts
          ? [{ label: t('alerts'), icon: <BellRing aria-hidden="true" className="size-4" />, onSelect: onAlerts }]
          : []),
        { label: t('refresh'), icon: <RefreshCw aria-hidden="true" className="size-4" />, onSelect: onRefresh },
      ]}
    />
  );
}
