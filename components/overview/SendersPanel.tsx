'use client';

import { useTranslations } from 'use-intl';
import type { TrafficAnswer } from '@/lib/schemas/overview';
import { apiUserPage } from '../ui/api-user-page';
import { useFormat } from '../ui/use-format';
import { TopList, TopRow } from './TopList';

type Props = { serviceName: string; senders: TrafficAnswer['senders'] };

/** Who sent most in the period. */
export function SendersPanel({ serviceName, senders }: Props) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  const most = senders[0]?.sent ?? 0;
  return (
    <TopList
      title={t('senders')}
      more={{ href: `/telecom/sms/${serviceName}/users?sort=sent&direction=desc`, words: t('allUsers') }}
      note={senders.length > 0 && t('byAccepted')}
      empty={senders.length === 0 ? t('noSenders') : null}
    >
      {senders.map(({ login, isDeleted, sent }) => (
        <TopRow
          key={`${login ?? ''} ${isDeleted ? 'deleted' : ''}`}
          href={login === null || isDeleted ? undefined : apiUserPage(serviceName, login)}
          title={login ?? t('noApiUser')}
          note={isDeleted && t('deleted')}
          figure={format.count(sent)}
          share={sent / most}
        />
      ))}
    </TopList>
  );
}
