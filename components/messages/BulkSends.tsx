'use client';

import { useTranslations } from 'use-intl';
import type { BulkSendProgress } from '@/lib/schemas/message';
import { TextLink } from '../ui/TextLink';
import { useSentBy } from './use-sent-by';

/** How far sends to very many recipients have come. */
export function BulkSends({ serviceName, sends }: { serviceName: string; sends: readonly BulkSendProgress[] }) {
  const t = useTranslations('messages');
  const bulk = useTranslations('bulk');
  const sentBy = useSentBy();
  if (sends.length === 0) return null;
  return (
    <ul
      className="mt-4 space-y-3 rounded-lg border border-line bg-surface p-4 shadow-card"
      aria-label={t('inProgress')}
    >
      {sends.map(({ id, messageCount, writtenCount, ...send }) => (
        <li key={id}>
          <label className="flex flex-col gap-1.5">
            <span>
              {t.rich('progress', {
                login: sentBy(send),
                total: messageCount,
                written: writtenCount,
                strong: (count) => <span className="tabular-nums">{count}</span>,
              })}
            </span>
            <progress value={writtenCount} max={messageCount} className="h-2 w-full accent-accent" />
          </label>
          <TextLink href={`/telecom/sms/${serviceName}/messages/sends/${id}`}>{bulk('open')}</TextLink>
        </li>
      ))}
    </ul>
  );
}
