'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeRouteAction, tryRouteEarlierAction } from '@/lib/panel/actions/routes';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useList } from '@/lib/queries/use-list';
import type { RouteRow } from '@/lib/schemas/route-list';
import { FilterBar } from '../../filters/FilterBar';
import { ListSection } from '../../filters/ListSection';
import { RowCount } from '../../filters/RowCount';
import { callAction } from '../../forms/call-action';
import { onDemand } from '../../forms/on-demand';
import { useAnnounce } from '../../ui/Announcer';
import { Button } from '../../ui/Button';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { PageIntro } from '../../ui/PageIntro';
import { Pager } from '../../ui/Pager';
import { useFaultWords } from '../../ui/use-fault-words';
import { CarrierOutages, NoRealCarrier } from '../CarrierOutages';
import type { OpenRouteDialog } from './RouteDialog';
import { RoutesTable } from './RoutesTable';
import { TryNumber } from './TryNumber';
import { typedRoute } from './typed-route';

const RouteDialog = onDemand(async () => (await import('./RouteDialog')).RouteDialog);

/** Which messages go to which carrier, in the order in which the routes are tried. */
export function InstanceRoutes({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.routes');
  const titles = useTranslations('titles');
  const faultWords = useFaultWords();
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const { list, read } = useList(INSTANCE_RESOURCES.routes, INSTANCE);
  const [dialog, setDialog] = useState<OpenRouteDialog | null>(null);
  const labels = { search: t('search') };
  const saved = (message: string) => {
    announce(message);
    void invalidate();
  };
  const enable = async (route: RouteRow) => {
    const enabled = { ...typedRoute(route), isEnabled: true };
    const result = await callAction(() => changeRouteAction(route.id, route.revision, enabled));
    if (result.ok) saved(t('enabled'));
    else announce(faultWords(result.fault), 'bad');
  };
  const tryEarlier = async ({ id }: RouteRow) => {
    const result = await callAction(() => tryRouteEarlierAction(id, {}));
    if (result.ok) saved(t('ordered'));
    else announce(faultWords(result.fault), 'bad');
  };
  return (
    <>
      <PageHead title={titles('instanceRoutes')}>
        <Button look="primary" onClick={() => setDialog({ kind: 'add' })}>
          <Plus aria-hidden="true" className="size-4" />
          {t('add')}
        </Button>
      </PageHead>
      <NoRealCarrier leads />
      <CarrierOutages timeZone={timeZone} />
      <PageIntro>{t('text')}</PageIntro>
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'routes', name: 'search', label: labels.search }}
        fields={[]}
        count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={labels} label={t('list')} rows={3} read={read}>
        {({ routes, total, page }) =>
          total > 0 ? (
            <>
              <RoutesTable
                routes={routes}
                onOpen={setDialog}
                onEnable={(route) => void enable(route)}
                onEarlier={(route) => void tryEarlier(route)}
              />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t(list.isFiltered ? 'noMatch' : 'none')}>
              {t(list.isFiltered ? 'noMatchText' : 'noneText')}
            </EmptyNotice>
          )
        }
      </ListSection>
      <TryNumber />
      {dialog && (
        <RouteDialog
          dialog={dialog}
          onDone={(message) => {
            saved(message);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
