'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { useWaitingEntries } from './use-waiting-entries';
import type { OpenWaiting } from './WaitingDialog';
import type { EditableWaiting } from './waiting';

type Props = { serviceName: string; waiting: EditableWaiting; onOpen: (open: OpenWaiting) => void };

/** What can be done with something that waits, on its own page. */
export function WaitingActions({ serviceName, waiting, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const entries = useWaitingEntries(serviceName, waiting, onOpen);
  if (entries.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button>
          {t('actions')} <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      }
      entries={entries}
    />
  );
}
