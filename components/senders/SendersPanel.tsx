'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useResource } from '@/lib/queries/use-resource';
import { ListLead } from '../filters/ListLead';
import { onDemand } from '../forms/on-demand';
import { replyNumbersPage } from '../layout/instance-pages';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { QuerySection } from '../ui/QuerySection';
import { TextLink } from '../ui/TextLink';
import { TimesIn } from '../ui/TimesIn';
import type { OpenDialog } from './SenderDialog';
import { SendersTable } from './SendersTable';

const SenderDialog = onDemand(async () => (await import('./SenderDialog')).SenderDialog);

/** What the account may send from. */
export function SendersPanel({ serviceName }: { serviceName: string }) {
  const t = useTranslations('senders');
  const titles = useTranslations('titles');
  const read = useResource(RESOURCES.senders, serviceName, {});
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = useTimeZone(serviceName);
  const invalidate = useInvalidation(serviceName);
  const announce = useAnnounce();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const role = useRole(serviceName);
  const add = can(role, 'sender.add') && (
    <Button look="primary" onClick={() => setDialog({ kind: 'add' })}>
      <Plus aria-hidden="true" className="size-4" />
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHead title={titles('senders')} beside={<TimesIn timeZone={timeZone} />}>
        {add}
      </PageHead>
      <ListLead count={read.data?.senders.length}>{t('text')}</ListLead>
      <QuerySection label={t('list')} rows={3} read={read}>
        {({ senders }) =>
          senders.length > 0 ? (
            <SendersTable senders={senders} role={role} timeZone={timeZone} onOpen={setDialog} />
          ) : (
            <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>
          )
        }
      </QuerySection>
      {typeof account?.shortNumber === 'string' && (
        <ShortNumber serviceName={serviceName} shortNumber={account.shortNumber} />
      )}
      {dialog && (
        <SenderDialog
          serviceName={serviceName}
          dialog={dialog}
          onDone={(message) => {
            setDialog(null);
            announce(message);
            void invalidate(['api-users', 'audit']);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** What is sent from the short number, and who says which that is. */
function ShortNumber({ serviceName, shortNumber }: { serviceName: string; shortNumber: string }) {
  const t = useTranslations('senders');
  const isInstanceOwner = useIsInstanceOwner();
  return (
    <p className="mt-4 text-muted">
      {t('shortNumber', { shortNumber })}{' '}
      {isInstanceOwner ? (
        <TextLink href={replyNumbersPage(serviceName)}>{t('changeShortNumber')}</TextLink>
      ) : (
        t('ownerSetsShortNumber')
      )}
    </p>
  );
}
