'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SESSION_MODES } from '@/lib/domain/instance/smpp-session';
import { endSmppSessionAction } from '@/lib/panel/actions/smpp-sessions';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useList } from '@/lib/queries/use-list';
import type { InstanceSessionRow } from '@/lib/schemas/smpp-session';
import { FilterBar } from '../../filters/FilterBar';
import { ListSection } from '../../filters/ListSection';
import { RowCount } from '../../filters/RowCount';
import { onDemand } from '../../forms/on-demand';
import { useAnnounce } from '../../ui/Announcer';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { PageIntro } from '../../ui/PageIntro';
import { Pager } from '../../ui/Pager';
import { TimesIn } from '../../ui/TimesIn';
import { SmppSessionsTable } from './SmppSessionsTable';

const ConfirmDialog = onDemand(async () => (await import('../../forms/ConfirmDialog')).ConfirmDialog);

type Props = {
  timeZone: string;
  /** Whether this node serves programs that speak SMPP; others may. */
  isServed: boolean;
};

/** The programs that are bound by SMPP now, on whichever node. */
export function SmppSessions({ timeZone, isServed }: Props) {
  const t = useTranslations('instance.smppSessions');
  const modes = useTranslations('smppSession.modes');
  const titles = useTranslations('titles');
  const { list, query, change, read } = useList(INSTANCE_RESOURCES.smppSessions, INSTANCE);
  const [ending, setEnding] = useState<InstanceSessionRow | null>(null);
  const labels = { search: t('search'), mode: t('columns.mode') };
  const options = SESSION_MODES.map((mode) => [mode, modes(mode)] as const);
  const why = list.isFiltered ? 'noMatch' : isServed ? 'none' : 'notServed';
  return (
    <>
      <PageHead title={titles('smppSessions')} beside={<TimesIn timeZone={timeZone} />} />
      <PageIntro>{t('text')}</PageIntro>
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'smppSessions', name: 'search', label: labels.search }}
        fields={[{ kind: 'choice', name: 'mode', label: labels.mode, options }]}
        count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={labels} label={t('list')} rows={5} read={read}>
        {({ rows, total, page, isOneNode }) =>
          total > 0 ? (
            <>
              <SmppSessionsTable
                sessions={rows}
                isOneNode={isOneNode}
                order={query}
                onOrder={(order) => change({ ...order, page: undefined })}
                timeZone={timeZone}
                onEnd={setEnding}
              />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t(`empty.${why}.title`)}>{t(`empty.${why}.text`)}</EmptyNotice>
          )
        }
      </ListSection>
      {ending && <EndDialog session={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndDialog({ session, onClose }: { session: InstanceSessionRow; onClose: () => void }) {
  const t = useTranslations('instance.smppSessions.end');
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const { nodeId, number, login, clientIp } = session;
  return (
    <ConfirmDialog
      title={t('title', { login })}
      text={t('text', { address: clientIp })}
      confirm={t('confirm')}
      action={(input) => endSmppSessionAction(nodeId, number, input)}
      onDone={() => {
        announce(t('done', { login }));
        void invalidate();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
