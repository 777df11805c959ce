'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../layout/use-time-zone';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { CallbacksTable } from './CallbacksTable';
import { useRedelivery } from './use-redelivery';

const SHOWN = 5;

/** The newest calls about an API user's messages, each with its tries. */
export function RecentCallbacks({ serviceName, login }: { serviceName: string; login: string }) {
  const t = useTranslations('callbacks');
  const titles = useTranslations('titles');
  const read = useResource(RESOURCES.callbacks, serviceName, { of: login });
  const timeZone = useTimeZone(serviceName);
  const { redeliver } = useRedelivery(serviceName);
  return (
    <Panel
      title={t('recent')}
      more={
        <TextLink href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}>
          {titles('callbacks')}
        </TextLink>
      }
    >
      <QueryContent label={t('list')} rows={SHOWN} read={read}>
        {({ rows }) =>
          rows.length > 0 ? (
            <div className="relative sm:max-xl:overflow-x-auto">
              <CallbacksTable
                serviceName={serviceName}
                deliveries={rows.slice(0, SHOWN)}
                timeZone={timeZone}
                isOfOne
                onRedeliver={redeliver}
              />
            </div>
          ) : (
            <p className="px-4 py-2.5 text-muted">{t('noneYet')}</p>
          )
        }
      </QueryContent>
    </Panel>
  );
}
