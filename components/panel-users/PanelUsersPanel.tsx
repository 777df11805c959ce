'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useList } from '@/lib/queries/use-list';
import { FilterBar } from '../filters/FilterBar';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { onDemand } from '../forms/on-demand';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { PageIntro } from '../ui/PageIntro';
import { Pager } from '../ui/Pager';
import { Panel } from '../ui/Panel';
import { TimesIn } from '../ui/TimesIn';
import { InvitationsTable } from './InvitationsTable';
import { MembersTable } from './MembersTable';
import type { OpenDialog } from './PanelUserDialog';

const PanelUserDialog = onDemand(async () => (await import('./PanelUserDialog')).PanelUserDialog);

type Props = { serviceName: string; ownEmail: string };

/** Who may open this account in a browser, and who is invited to. */
export function PanelUsersPanel({ serviceName, ownEmail }: Props) {
  const t = useTranslations('panelUsers');
  const titles = useTranslations('titles');
  const { list, read } = useList(RESOURCES.panelUsers, serviceName);
  const invalidate = useInvalidation(serviceName);
  const announce = useAnnounce();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const role = useRole(serviceName);
  const timeZone = useTimeZone(serviceName);
  const saved = (message: string) => {
    announce(message);
    void invalidate(['panel-users']);
  };
  const invitations = read.data?.invitations;
  return (
    <>
      <PageHead title={titles('panelUsers')}>
        {can(role, 'panel-user.invite') && (
          <Button look="primary" onClick={() => setDialog({ kind: 'invite' })}>
            <Plus aria-hidden="true" className="size-4" />
            {t('invite')}
          </Button>
        )}
      </PageHead>
      <PageIntro>{t('roles')}</PageIntro>
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'panelUsers', name: 'search', label: t('search') }}
        fields={[]}
        count={read.data && <RowCount shown={read.data.members.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={{ search: t('search') }} label={t('list')} rows={3} read={read}>
        {({ members: { rows, total, page } }) =>
          total > 0 ? (
            <>
              <MembersTable
                members={rows}
                ownEmail={ownEmail}
                onOpen={can(role, 'panel-user.change-role') ? setDialog : undefined}
              />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>
          )
        }
      </ListSection>
      {invitations && invitations.total > 0 && (
        <Panel title={t('invitations')} more={<TimesIn timeZone={timeZone} />}>
          <InvitationsTable
            invitations={invitations.rows}
            timeZone={timeZone}
            onRevoke={
              can(role, 'panel-user.invite') ? (invitation) => setDialog({ kind: 'revoke', invitation }) : undefined
            }
          />
          <Pager
            page={invitations.page}
            total={invitations.total}
            hrefOf={(wanted) => list.hrefWith({ invited: wanted })}
            label={t('pagesOfInvitations')}
          />
        </Panel>
      )}
      {dialog && (
        <PanelUserDialog serviceName={serviceName} dialog={dialog} onSaved={saved} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
