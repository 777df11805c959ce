'use client';

import { useTranslations } from 'use-intl';
import type { MovementRow } from '@/lib/schemas/movement';
import { ApiUserLink } from '../ui/ApiUserLink';
import { BulkLink, MessageLink } from '../ui/MessageLink';
import { useFormat } from '../ui/use-format';

type Props = { serviceName: string; movement: MovementRow; timeZone: string };

/** Why a balance moved: the grant's reason, the message or bulk send, the API user, and which person did it. */
export function MovementCause({ serviceName, movement, timeZone }: Props) {
  const t = useTranslations('credit');
  const { kind, amount, counterpart, messageId, reason, login, hasApiUser, scheduledFor } = movement;
  const format = useFormat();
  const isHold = kind === 'held' || kind === 'hold_released';
  const Cause = isHold ? BulkLink : MessageLink;
  return (
    <span className="flex gap-x-3 gap-y-1 flex-wrap items-baseline">
      {counterpart !== null && <span>{t(amount < 0 ? 'transferTo' : 'transferFrom', { account: counterpart })}</span>}
      {reason !== '' && <span className="wrap-anywhere">{reason}</span>}
      {messageId !== null && (
        <Cause serviceName={serviceName} id={messageId} list="credit">
          {/* The kind has said that it is a message. */}
          {kind === 'debit' ? messageId : t(isHold ? 'bulkSend' : 'message', { id: String(messageId) })}
        </Cause>
      )}
      {scheduledFor !== null && (
        <time dateTime={scheduledFor} title={format.dateTime(scheduledFor, timeZone)} className="text-muted">
          {t('scheduledFor', { day: format.dayOf(scheduledFor, timeZone) })}
        </time>
      )}
      {login !== null && (
        <span className="wrap-anywhere">
          {hasApiUser ? <ApiUserLink serviceName={serviceName} login={login} /> : login}
        </span>
      )}
      <By movement={movement} />
    </span>
  );
}

/** Who did it, where somebody did. */
function By({ movement: { kind, actor } }: Pick<Props, 'movement'>) {
  const t = useTranslations('credit');
  if (actor.kind === 'panel-user' || actor.kind === 'consumer-key') {
    return <span className="text-xs wrap-anywhere text-muted">{t('by', { name: actor.name })}</span>;
  }
  const isByOperator = (kind === 'grant' || kind === 'transfer') && actor.kind === 'system';
  return isByOperator && <span className="text-xs text-muted">{t('byOperator')}</span>;
}
