'use client';

import { useTranslations } from 'use-intl';
import type { OwnApiKey } from '@/lib/schemas/api-key';
import { Button } from '../ui/Button';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { RuleList } from './RuleList';

type Props = { apiKey: OwnApiKey; timeZone: string; onEnd: () => void };

/** A key that one has allowed: whose, what it may do, until when, and when it last did. */
export function ApiKeyRow({ apiKey, timeZone, onEnd }: Props) {
  const t = useTranslations('apiKeys');
  const { id, application, state, rules, allowedAddresses, createdAt, expiresAt, lastUsedAt } = apiKey;
  const isOver = state === 'expired';
  const at = (moment: string) => <Moment at={moment} timeZone={timeZone} isInSentence />;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-col gap-1.5 max-sm:basis-full sm:flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="wrap-anywhere">
            {application} <span className="font-normal text-muted">{t('number', { id: String(id) })}</span>
          </span>
          {isOver && <Status signal="warn">{t('expired')}</Status>}
        </p>
        <RuleList rules={rules} />
        <p className="text-xs text-muted wrap-anywhere">
          {allowedAddresses.length === 0
            ? t('fromAnywhere')
            : t('fromAddresses', { addresses: allowedAddresses.join(', ') })}
        </p>
        <p className="text-xs text-muted">
          {lastUsedAt === null ? t('neverUsed') : t.rich('lastUsed', { at: () => at(lastUsedAt) })}{' '}
          {t.rich('allowedAt', { at: () => at(createdAt) })}{' '}
          {expiresAt === null
            ? t('holdsUntilRevoked')
            : t.rich(isOver ? 'expiredOn' : 'holdsUntil', { at: () => at(expiresAt) })}
        </p>
      </div>
      <Button aria-label={t(isOver ? 'removeOne' : 'revokeOne', { application, id: String(id) })} onClick={onEnd}>
        {t(isOver ? 'remove' : 'revoke')}
      </Button>
    </li>
  );
}
