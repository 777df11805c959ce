'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useResource } from '@/lib/queries/use-resource';
import type { Composed } from '@/lib/schemas/send';
import type { LeftOutEntries } from '../../forms/LeftOut';
import { OnlySeems } from '../../layout/OnlySeems';
import { useSignedIn } from '../../layout/SignedIn';
import { Breadcrumb } from '../../ui/Breadcrumb';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { QueryContent } from '../../ui/QueryContent';
import { TextLink } from '../../ui/TextLink';
import { startDraft } from './draft';
import { SendForm } from './SendForm';
import { SendResult } from './SendResult';
import type { OnSent } from './use-send-form';

type Sent = { readonly paid: PaidSend; readonly leftOut: LeftOutEntries | null; readonly written: Composed };

/**
 * The same send to what was left out of it, to be corrected; null: there is nothing that a correction would help, not all
 * of it is known, or its texts came from a table.
 */
function withLeftOut({ leftOut, written }: Sent): Composed | null {
  if (!leftOut || leftOut.leftOutCount > leftOut.leftOut.length || written.columns.length > 0) return null;
  const typed = leftOut.leftOut.filter(({ reason }) => reason !== 'blacklisted').map((entry) => entry.typed);
  return typed.length === 0 ? null : { ...written, recipients: typed.join('\n') };
}

/** Telecom > SMS > account > Send an SMS: what is sent, or what became of it. */
export function SendPage({ serviceName }: { serviceName: string }) {
  const t = useTranslations('send');
  const titles = useTranslations('titles');
  const account = useResource(RESOURCES.account, serviceName, {});
  const senders = useResource(RESOURCES.senders, serviceName, {});
  const invalidate = useInvalidation(serviceName);
  const person = useSignedIn();
  const [sent, setSent] = useState<Sent | null>(null);
  const showSent: OnSent = (paid, leftOut, written) => {
    setSent({ paid, leftOut, written });
    void invalidate(['credits', 'messages']);
  };
  const base = `/telecom/sms/${serviceName}`;
  if (sent) {
    const again = withLeftOut(sent);
    return (
      <SendResult
        serviceName={serviceName}
        sent={sent.paid}
        leftOut={sent.leftOut}
        onAnother={() => setSent(null)}
        onCorrect={
          again === null
            ? undefined
            : () => {
                startDraft(person, serviceName, again);
                setSent(null);
              }
        }
      />
    );
  }
  return (
    <>
      <Breadcrumb above={{ href: `${base}/messages`, title: titles('messages') }} />
      <PageHead title={titles('send')} />
      <OnlySeems serviceName={serviceName} />
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
