'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import type { MovementRow } from '@/lib/schemas/movement';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/use-format';
import { DraftButton } from './DraftButton';
import { sentAgain } from './sent-again';

type Props = { serviceName: string; message: KeptMessageRow; movements: readonly MovementRow[] };

/**
 * Opens the page that sends, filled in with this message; says what it cost, as that is what it costs again while prices
 * are as they were.
 */
export function ResendButton({ serviceName, message, movements }: Props) {
  const { credits } = message;
  const t = useTranslations('messages.page');
  const format = useFormat();
  return (
    <DraftButton
      serviceName={serviceName}
      replaces={t('replaceText')}
      begin={(account) => sentAgain(message, movements, account, (login) => t('payerDeleted', { login }))}
    >
      {(open) => (
        <Button onClick={open}>
          <Send aria-hidden="true" className="size-4" />
          {t('resend', { count: credits / ONE_CREDIT, amount: format.credits(credits) })}
        </Button>
      )}
    </DraftButton>
  );
}
