'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useResource } from '@/lib/queries/use-resource';
import { Breadcrumb } from '../../ui/Breadcrumb';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { QueryContent } from '../../ui/QueryContent';
import { TextLink } from '../../ui/TextLink';
import type { LeftOutEntries } from './LeftOut';
import { SendForm } from './SendForm';
import { SendResult } from './SendResult';

/** Telecom > SMS > account > Send an SMS: what is sent, or what became of it. */
export function SendPage({ serviceName }: { serviceName: string }) {
  const t = useTranslations('send');
  const titles = useTranslations('titles');
  const account = useResource(RESOURCES.account, serviceName, {});
  const senders = useResource(RESOURCES.senders, serviceName, {});
  const invalidate = useInvalidation(serviceName);
  const [sent, setSent] = useState<{ paid: PaidSend; leftOut: LeftOutEntries | null } | null>(null);
  const showSent = (paid: PaidSend, leftOut: LeftOutEntries | null) => {
    setSent({ paid, leftOut });
    void invalidate(['credits', 'messages']);
  };
  const base = `/telecom/sms/${serviceName}`;
  if (sent) {
    return (
      <SendResult serviceName={serviceName} sent={sent.paid} leftOut={sent.leftOut} onAnother={() => setSent(null)} />
    );
  }
  return (
    <>
      <Breadcrumb above={{ href: `${base}/messages`, title: titles('messages') }} />
      <PageHead title={titles('send')} />
      <QueryContent label={titles('send')} rows={6} read={account}>
        {(details) =>
          details.disabledAt !== null ? (
            <EmptyNotice title={t('accountDisabled')}>{t('accountDisabledText')}</EmptyNotice>
          ) : can(details.role, 'message.send') ? (
            <QueryContent label={t('sender')} rows={6} read={senders}>
              {({ senders: declared }) => {
                const enabled = declared.filter(({ isEnabled }) => isEnabled);
                if (enabled.length > 0) return <SendForm account={details} senders={enabled} onSent={showSent} />;
                const link = (words: React.ReactNode) => <TextLink href={`${base}/senders`}>{words}</TextLink>;
                return <EmptyNotice title={t('noSender')}>{t.rich('noSenderText', { link })}</EmptyNotice>;
              }}
            </QueryContent>
          ) : (
            <EmptyNotice title={t('notAllowed')}>{t('notAllowedText')}</EmptyNotice>
          )
        }
      </QueryContent>
    </>
  );
}
