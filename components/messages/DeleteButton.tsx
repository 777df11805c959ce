'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { deleteMessageAction } from '@/lib/panel/actions/messages';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { onDemand } from '../forms/on-demand';
import { useRole } from '../layout/use-role';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';

const ConfirmDialog = onDemand(async () => (await import('../forms/ConfirmDialog')).ConfirmDialog);

type Props = { serviceName: string; message: KeptMessageRow };

/** Deletes a message that is over, on its own page, which then is no more: the log follows. What keeps it for now stands below. */
export function DeleteButton({ serviceName, message: { id, isOver, keptBy, groupedRecipient: recipient } }: Props) {
  const t = useTranslations('messages.page');
  const router = useRouter();
  const announce = useAnnounce();
  const role = useRole(serviceName);
  const [isAsking, setAsking] = useState(false);
  const whyId = useId();
  if (!can(role, 'message.delete') || !isOver) return null;
  return (
    <>
      <Button
        blocked={keptBy !== null}
        aria-describedby={keptBy === null ? undefined : whyId}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden="true" className="size-4" />
        {t('delete')}
      </Button>
      {keptBy !== null && (
        <p id={whyId} className="basis-full text-xs text-muted sm:text-right">
          {t(`keptBy.${keptBy}`)}
        </p>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('deleteTitle', { recipient })}
          text={t('deleteText')}
          confirm={t('delete')}
          action={(input) => deleteMessageAction(serviceName, id, input)}
          onDone={() => {
            setAsking(false);
            announce(t('deleted'));
            router.replace(`/telecom/sms/${serviceName}/messages`);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
