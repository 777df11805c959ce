'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useList } from '@/lib/queries/use-list';
import { FilterBar } from '../filters/FilterBar';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { PageIntro } from '../ui/PageIntro';
import { Pager } from '../ui/Pager';
import { TextLink } from '../ui/TextLink';
import { TimesIn } from '../ui/TimesIn';
import { PeopleTable } from './PeopleTable';
import type { OpenPersonDialog } from './PersonDialog';

const PersonDialog = onDemand(async () => (await import('./PersonDialog')).PersonDialog);

/** Everybody who signs in to the panel, whatever their accounts. */
export function People({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.people');
  const titles = useTranslations('titles');
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const { list, read } = useList(INSTANCE_RESOURCES.people, INSTANCE);
  const [dialog, setDialog] = useState<OpenPersonDialog | null>(null);
  const saved = (message: string) => {
    announce(message);
    void invalidate();
  };
  return (
    <>
      <PageHead title={titles('panelUsers')} beside={<TimesIn timeZone={timeZone} />} />
      <PageIntro>{t.rich('text', { link: (words) => <TextLink href="/telecom/sms">{words}</TextLink> })}</PageIntro>
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'people', name: 'search', label: t('search') }}
        fields={[]}
        count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={{ search: t('search') }} label={t('list')} rows={5} read={read}>
        {({ people, total, page }) =>
          total > 0 ? (
            <>
              <PeopleTable people={people} timeZone={timeZone} onOpen={setDialog} />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>
          )
        }
      </ListSection>
      {dialog && <PersonDialog dialog={dialog} onSaved={saved} onClose={() => setDialog(null)} />}
    </>
  );
}
