'use client';

import { useTranslations } from 'use-intl';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { Link } from '../../ui/Link';
import { ON_LINES } from '../../ui/link-look';
import { Tag } from '../../ui/Tag';
import { TextLink } from '../../ui/TextLink';

type Props = { serviceName: string; message: IncomingRow };

/** What somebody has sent, with what it did, what is missing of it, and what was sent back. */
export function ReceivedText({ serviceName, message }: Props) {
  const t = useTranslations('received');
  const { text, isStop, msisdn, receivedCount, segmentCount, answerId, keptBy } = message;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {/* In whatever language they write. */}
      <span lang="" className="wrap-anywhere whitespace-pre-wrap">
        {text}
      </span>
      {isStop && (
        <Link
          href={`/telecom/sms/${serviceName}/options/blacklist?number=${msisdn}`}
          className={`relative rounded-sm underline-offset-4 hover:underline ${ON_LINES}`}
        >
          <Tag tone="warn">{t('stop')}</Tag>
        </Link>
      )}
      {receivedCount < segmentCount && <Tag>{t('incomplete', { received: receivedCount, all: segmentCount })}</Tag>}
      {keptBy === 'callback' && <Tag>{t('owed')}</Tag>}
      {answerId !== null && (
        <TextLink href={`/telecom/sms/${serviceName}/messages/${answerId}`}>
          {t('answeredBy', { id: String(answerId) })}
        </TextLink>
      )}
    </span>
  );
}
