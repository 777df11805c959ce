'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { useWaitingEntries } from './use-waiting-entries';
import type { OpenWaiting } from './WaitingDialog';
import { type EditableWaiting, factsOf } from './waiting';

type Props = { serviceName: string; waiting: EditableWaiting; onOpen: (open: OpenWaiting) => void };

/** What can be done with something that waits, behind one button. */
export function WaitingMenu({ serviceName, waiting, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const entries = useWaitingEntries(serviceName, waiting, onOpen);
  if (entries.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', factsOf(waiting))}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={entries}
    />
  );
}
