'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { ButtonLink } from '../ui/ButtonLink';
import { useRole } from './use-role';

/** To the page that sends an SMS, for who may. */
export function SendLink({ serviceName }: { serviceName: string }) {
  const titles = useTranslations('titles');
  const role = useRole(serviceName);
  if (!can(role, 'message.send')) return null;
  return (
    <ButtonLink href={`/telecom/sms/${serviceName}/messages/send`} look="primary">
      <Send aria-hidden="true" className="size-4" />
      {titles('send')}
    </ButtonLink>
  );
}
