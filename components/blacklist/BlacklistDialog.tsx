'use client';

import { useTranslations } from 'use-intl';
import { removeFromBlacklistAction } from '@/lib/panel/actions/blacklist';
import type { BlacklistRow } from '@/lib/schemas/blacklist';
import { AddToBlacklistDialog } from '../forms/AddToBlacklistDialog';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { ImportDialog } from './ImportDialog';

type Entry = Pick<BlacklistRow, 'msisdn' | 'groupedMsisdn'>;

export type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'import' }
  | { readonly kind: 'remove'; readonly entry: Entry };

type Props = {
  serviceName: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function BlacklistDialog({ dialog, ...rest }: Props & { dialog: OpenDialog }) {
  switch (dialog.kind) {
    case 'add':
      return <AddToBlacklistDialog {...rest} given="" />;
    case 'import':
      return <ImportDialog {...rest} />;
    case 'remove':
      return <RemoveDialog {...rest} entry={dialog.entry} />;
  }
}

function RemoveDialog({ serviceName, entry, onDone, onClose }: Props & { entry: Entry }) {
  const t = useTranslations('blacklist');
  const { msisdn, groupedMsisdn: number } = entry;
  return (
    <ConfirmDialog
      title={t('removeTitle', { number })}
      text={t('removeText')}
      confirm={t('remove')}
      action={(input) => removeFromBlacklistAction(serviceName, msisdn, input)}
      onDone={() => onDone(t('removed', { number }))}
      onClose={onClose}
    />
  );
}
