'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../layout/use-time-zone';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { MessagesTable } from './MessagesTable';

const SHOWN = 5;

type Props = {
  serviceName: string;
  /** An API user's; undefined: of the whole account. */
  login?: string;
};

/** The newest messages, live. */
export function RecentMessages({ serviceName, login }: Props) {
  const t = useTranslations('messages');
  const asked = login === undefined ? '' : `?of=${encodeURIComponent(login)}`;
  const read = useResource(RESOURCES.messages, serviceName, login === undefined ? {} : { of: login });
  const timeZone = useTimeZone(serviceName);
  return (
    <Panel
      title={t('recent')}
      more={<TextLink href={`/telecom/sms/${serviceName}/messages${asked}`}>{t('all')}</TextLink>}
    >
      <QueryContent label={t('recentList')} rows={SHOWN} read={read}>
        {({ rows }) =>
          rows.length > 0 ? (
            <div className="relative sm:max-lg:overflow-x-auto">
              <MessagesTable
                serviceName={serviceName}
                messages={rows.slice(0, SHOWN)}
                timeZone={timeZone}
                list={login === undefined ? 'home' : 'api-user'}
                alike={login === undefined ? [] : ['sentBy']}
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
