'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { ButtonLink } from '../ui/ButtonLink';
import { useCanSend } from './use-can-send';

type Props = {
  serviceName: string;
  /** Nothing is offered before there is any credit. */
  needsCredit?: boolean;
};

/** To the page that sends an SMS, for who can; what comes first while there is no credit is credit. */
export function SendLink({ serviceName, needsCredit = false }: Props) {
  const titles = useTranslations('titles');
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const hasCredit = !account || account.creditsLeft + account.creditsHeldByQuota > 0;
  if (!useCanSend(serviceName) || (needsCredit && !hasCredit)) return null;
  return (
    <ButtonLink href={`/telecom/sms/${serviceName}/messages/send`} look={hasCredit ? 'primary' : 'secondary'}>
      <Send aria-hidden="true" className="size-4" />
      {titles('send')}
    </ButtonLink>
  );
}
