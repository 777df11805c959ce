'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { deleteIncomingAction } from '@/lib/panel/actions/incoming';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { onDemand } from '../../forms/on-demand';
import { useRole } from '../../layout/use-role';
import { useAnnounce } from '../../ui/Announcer';

const ConfirmDialog = onDemand(async () => (await import('../../forms/ConfirmDialog')).ConfirmDialog);

type Reply = Pick<IncomingRow, 'id' | 'groupedMsisdn'>;

type DeleteReply = {
  /** Asks first. Null: the reader may delete none. */
  readonly onDelete: ((reply: Reply) => void) | null;
  readonly dialog: ReactNode;
};

/** Deletes a reply from wherever it is listed. */
export function useDeleteReply(serviceName: string): DeleteReply {
  const t = useTranslations('received');
  const announce = useAnnounce();
  const role = useRole(serviceName);
  const invalidate = useInvalidation(serviceName);
  const [asked, setAsked] = useState<Reply | null>(null);
  const dialog = asked && (
    <ConfirmDialog
      title={t('deleteTitle', { number: asked.groupedMsisdn })}
      text={t('deleteText')}
      confirm={t('delete')}
      action={(input) => deleteIncomingAction(serviceName, asked.id, input)}
      onDone={() => {
        setAsked(null);
        announce(t('deleted'));
        void invalidate(['incoming', 'callbacks', 'audit']);
      }}
      onClose={() => setAsked(null)}
    />
  );
  return { onDelete: can(role, 'incoming.delete') ? setAsked : null, dialog };
}
