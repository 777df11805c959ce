'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../../layout/use-time-zone';
import { QueryContent } from '../../ui/QueryContent';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { BulkOutcomes } from '../BulkOutcomes';

/** What becomes of a send to very many, which has a page of its own; or until when it waits. */
export function BulkResult({ serviceName, id }: { serviceName: string; id: number }) {
  const t = useTranslations('bulk');
  const format = useFormat();
  const read = useResource(RESOURCES.sentBulk, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  const words = useTranslations('send');
  const messages = `/telecom/sms/${serviceName}/messages`;
  const log = (told: ReactNode) => <TextLink href={messages}>{told}</TextLink>;
  const scheduled = (told: ReactNode) => <TextLink href={`${messages}/scheduled`}>{told}</TextLink>;
  const link = (told: ReactNode) => <TextLink href={`${messages}/sends/${id}`}>{told}</TextLink>;
  return (
    <QueryContent label={t('what')} rows={3} read={read}>
      {({ send }) => (
        <>
          <p className="mt-2">
            {send.waits
              ? t.rich('waits', { moment: format.minute(send.dueAt, timeZone), link })
              : t.rich('follow', { link })}{' '}
            {words.rich(send.waits ? 'acceptedWaits' : 'acceptedAll', { link: send.waits ? scheduled : log })}
          </p>
          <BulkOutcomes send={send} />
        </>
      )}
    </QueryContent>
  );
}
