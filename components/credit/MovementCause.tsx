'use client';

import { useTranslations } from 'use-intl';
import type { MovementRow } from '@/lib/schemas/movement';
import { ApiUserLink } from '../ui/ApiUserLink';
import { MessageLink } from '../ui/MessageLink';

type Props = { serviceName: string; movement: MovementRow };

/** Why a balance moved: the grant's reason, the message or bulk send, the API user, and which person did it. */
export function MovementCause({ serviceName, movement }: Props) {
  const t = useTranslations('credit');
  const { kind, messageId, reason, login, hasApiUser, actor } = movement;
  const isHold = kind === 'held' || kind === 'hold_released';
  return (
    <span className="flex gap-x-3 gap-y-1 flex-wrap items-baseline">
      {reason !== '' && <span className="wrap-anywhere">{reason}</span>}
      {messageId !== null && (
        <MessageLink serviceName={serviceName} id={messageId} list="credit">
          {t(isHold ? 'bulkSend' : 'message', { id: String(messageId) })}
        </MessageLink>
      )}
      {login !== null && (
        <span className="wrap-anywhere">
          {hasApiUser ? <ApiUserLink serviceName={serviceName} login={login} /> : login}
        </span>
      )}
      {(actor.kind === 'panel-user' || actor.kind === 'consumer-key') && (
        <span className="text-xs wrap-anywhere text-muted">{t('by', { name: actor.name })}</span>
      )}
      {kind === 'grant' && actor.kind === 'system' && <span className="text-xs text-muted">{t('byOperator')}</span>}
    </span>
  );
}
