'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { withoutStopClause } from '@/lib/domain/sms/stop-clause-text';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { SMS_CLASSES } from '@/lib/schemas/send';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/use-format';
import { DraftButton } from './DraftButton';

/** Whose quota is to pay, or who it counts for: also one that is gone or disabled, so that the page says it. Alerts the account pays. */
const payerOf = ({ login, sentBy }: KeptMessageRow): string => (sentBy?.kind === 'system' ? '' : (login ?? ''));

type Props = { serviceName: string; message: KeptMessageRow };

/**
 * Opens the page that sends, filled in with this message; says what it cost, as that is what it costs again while prices
 * are as they were.
 */
export function ResendButton({ serviceName, message }: Props) {
  const { sender, recipient, smsClass, text, credits, tag } = message;
  const t = useTranslations('messages.page');
  const format = useFormat();
  return (
    <DraftButton
      serviceName={serviceName}
      replaces={t('replaceText')}
      begin={({ stopClauseText, earlierStopClauses, stopClauseEnabled }) => {
        const { message: written, hasClause } = withoutStopClause(text, stopClauseText, ...earlierStopClauses);
        return {
          sender,
          recipients: `+${recipient}`,
          message: written,
          smsClass: SMS_CLASSES.find((known) => known === String(smsClass)) ?? '1',
          noStop: stopClauseEnabled && !hasClause,
          payer: payerOf(message),
          tag,
        };
      }}
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
