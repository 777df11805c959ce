'use client';

import { useTranslations } from 'use-intl';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { ApiUserLink } from '../ui/ApiUserLink';
import { Fact } from '../ui/Fact';

type Props = { serviceName: string; sent: Pick<KeptMessageRow, 'login' | 'sentBy' | 'hasApiUser'> };

/** Who sent something; and for which API user, where that was not the API user itself. */
export function SentByFacts({ serviceName, sent: { login, sentBy, hasApiUser } }: Props) {
  const t = useTranslations('messages');
  const user = hasApiUser && login !== null ? <ApiUserLink serviceName={serviceName} login={login} /> : login;
  return (
    <>
      <Fact name={t('sentBy')}>
        {sentBy === null || sentBy.kind === 'api-user'
          ? t.rich('page.sentByUser', { user: () => user })
          : t(`page.sentByNames.${sentBy.kind}`, { name: sentBy.name })}
      </Fact>
      {sentBy !== null && login !== null && <Fact name={t('page.forApiUser')}>{user}</Fact>}
    </>
  );
}
