'use client';

import { Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useList } from '@/lib/queries/use-list';
import { ExportLink } from '../filters/ExportLink';
import { LogPage } from '../filters/LogPage';
import { onDemand } from '../forms/on-demand';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { PageIntro } from '../ui/PageIntro';
import type { OpenDialog } from './BlacklistDialog';
import { BlacklistTable } from './BlacklistTable';

const BlacklistDialog = onDemand(async () => (await import('./BlacklistDialog')).BlacklistDialog);

/** The numbers to which nothing of the account is sent. */
export function Blacklist({ serviceName }: { serviceName: string }) {
  const t = useTranslations('blacklist');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const role = useRole(serviceName);
  const invalidate = useInvalidation(serviceName);
  const announce = useAnnounce();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const { list, query, read } = useList(RESOURCES.blacklist, serviceName);
  return (
    <>
      <LogPage
        crumb={{ href: `/telecom/sms/${serviceName}/options`, title: titles('options') }}
        title={titles('blacklist')}
        actions={
          <>
            <ExportLink serviceName={serviceName} path="blacklist" list={list} query={query} page={read.data} />
            {can(role, 'blacklist.import') && (
              <Button onClick={() => setDialog({ kind: 'import' })}>
                <Upload aria-hidden="true" className="size-4" />
                {t('import')}
              </Button>
            )}
            {can(role, 'blacklist.add') && (
              <Button look="primary" onClick={() => setDialog({ kind: 'add' })}>
                <Plus aria-hidden="true" className="size-4" />
                {t('add')}
              </Button>
            )}
          </>
        }
        above={<PageIntro>{t('about')}</PageIntro>}
        label={t('list')}
        list={list}
        read={read}
        search={{ kind: 'text', of: 'blacklist', name: 'number', label: t('number') }}
        fields={[{ kind: 'period', timeZone }]}
        empty={(why) => <EmptyNotice title={t(`empty.${why}.title`)}>{t(`empty.${why}.text`)}</EmptyNotice>}
      >
        {(entries) => (
          <BlacklistTable
            serviceName={serviceName}
            entries={entries}
            timeZone={timeZone}
            onRemove={can(role, 'blacklist.remove') ? (entry) => setDialog({ kind: 'remove', entry }) : null}
          />
        )}
      </LogPage>
      {dialog && (
        <BlacklistDialog
          serviceName={serviceName}
          dialog={dialog}
          onDone={(message) => {
            setDialog(null);
            announce(message);
            void invalidate(['blacklist', 'audit']);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
