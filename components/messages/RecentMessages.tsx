'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { MessagesTable } from './MessagesTable';

const SHOWN = 5;

/** The newest messages of one API user, live. */
export function RecentMessages({ serviceName, login }: { serviceName: string; login: string }) {
  const t = useTranslations('messages');
  const read = useResource(RESOURCES.messages, serviceName, { login });
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  return (
    <Panel
      title={t('recent')}
      more={
        <TextLink href={`/telecom/sms/${serviceName}/messages?login=${encodeURIComponent(login)}`}>{t('all')}</TextLink>
      }
    >
      <QueryContent label={t('recentList')} rows={SHOWN} read={read}>
        {({ messages }) =>
          messages.length > 0 ? (
            <MessagesTable messages={messages.slice(0, SHOWN)} timeZone={account?.timeZone ?? 'UTC'} />
          ) : (
            <p className="px-4 py-5 text-muted">{t('noneYet')}</p>
          )
        }
      </QueryContent>
    </Panel>
  );
}
