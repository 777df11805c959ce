'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { ButtonLink } from '../ui/ButtonLink';

/** To the page that sends an SMS, for who may. */
export function SendLink({ serviceName }: { serviceName: string }) {
  const titles = useTranslations('titles');
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  if (!account || !can(account.role, 'message.send')) return null;
  return (
    <ButtonLink href={`/telecom/sms/${serviceName}/messages/send`} look="primary">
      <Send aria-hidden="true" className="size-4" />
      {titles('send')}
    </ButtonLink>
  );
}
