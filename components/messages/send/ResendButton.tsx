'use client';

import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { withoutStopClause } from '@/lib/domain/sms/stop-clause-text';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { SMS_CLASSES } from '@/lib/schemas/send';
import { onDemand } from '../../forms/on-demand';
import { useSignedIn } from '../../layout/SignedIn';
import { useCanSend } from '../../layout/use-can-send';
import { Button } from '../../ui/Button';
import { hasDraft, startDraft } from './draft';

const ConfirmDialog = onDemand(async () => (await import('../../forms/ConfirmDialog')).ConfirmDialog);

type Props = { serviceName: string; message: KeptMessageRow };

/** Opens the page that sends, filled in with this message; nothing is sent by it. */
export function ResendButton({ serviceName, message }: Props) {
  const t = useTranslations('messages.page');
  const router = useRouter();
  const person = useSignedIn();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const [asking, setAsking] = useState(false);
  const canSend = useCanSend(serviceName);
  if (!account || !canSend) return null;
  const { sender, recipient, smsClass, text } = message;
  const { message: written, hasClause } = withoutStopClause(text, account.stopClauseText);
  const fill = () => {
    startDraft(person, serviceName, {
      sender,
      recipients: `+${recipient}`,
      columns: [],
      payer: '',
      message: written,
      smsClass: SMS_CLASSES.find((known) => known === String(smsClass)) ?? '1',
      noStop: account.stopClauseEnabled && !hasClause,
      when: 'now',
      at: '',
      atZone: account.timeZone,
    });
    router.push(`/telecom/sms/${serviceName}/messages/send`);
  };
  return (
    <>
      <Button onClick={() => (hasDraft(person, serviceName) ? setAsking(true) : fill())}>
        <Send aria-hidden="true" className="size-4" />
        {t('resend')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('replaceTitle')}
          text={t('replaceText')}
          confirm={t('replace')}
          action={() => Promise.resolve({ ok: true, value: null })}
          onDone={fill}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
