'use client';

import { useTranslations } from 'use-intl';
import { tellSentBy } from '@/lib/domain/authorisation/sent-by';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { ApiUserLink } from '../ui/ApiUserLink';
import { Fact } from '../ui/Fact';
import { useSentBy } from './use-sent-by';

type Props = { serviceName: string; sent: Pick<KeptMessageRow, 'login' | 'sentBy' | 'hasApiUser'> };

/** Who sent something; and for which API user, where that was not the API user itself. */
export function SentByFacts({ serviceName, sent: { login, sentBy, hasApiUser } }: Props) {
  const t = useTranslations('messages');
  const words = useSentBy();
  const { by, payer } = tellSentBy({ login, sentBy });
  const user = hasApiUser && login !== null ? <ApiUserLink serviceName={serviceName} login={login} /> : login;
  return (
    <>
      <Fact name={t('sentBy')}>
        {by.kind === 'api-user' && t.rich('page.sentByUser', { user: () => user })}
        {by.kind === 'system' && t('page.sentBySystem')}
        {by.kind !== 'api-user' && by.kind !== 'system' && words({ login: null, sentBy })}
      </Fact>
      {payer !== null && <Fact name={t('page.forApiUser')}>{user}</Fact>}
    </>
  );
}
