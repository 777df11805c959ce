'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ACCOUNT_STATES } from '@/lib/domain/account/account-of-instance';
import { disableAccountAction } from '@/lib/panel/actions/instance';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useList } from '@/lib/queries/use-list';
import type { InstanceAccountRow } from '@/lib/schemas/instance';
import { FilterBar } from '../filters/FilterBar';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { callAction } from '../forms/call-action';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Pager } from '../ui/Pager';
import { TimesIn } from '../ui/TimesIn';
import { useFaultWords } from '../ui/use-fault-words';
import { CarrierOutages } from './CarrierOutages';
import { FailedDailyBackup } from './FailedDailyBackup';
import type { OpenDialog } from './InstanceAccountDialog';
import { InstanceAccountsTable } from './InstanceAccountsTable';

const InstanceAccountDialog = onDemand(async () => (await import('./InstanceAccountDialog')).InstanceAccountDialog);

/** Every account of the instance: added, given credit, disabled. */
export function InstanceAccounts({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.accounts');
  const states = useTranslations('accounts.list');
  const titles = useTranslations('titles');
  const faultWords = useFaultWords();
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const { list, query, change, read } = useList(INSTANCE_RESOURCES.accounts, INSTANCE);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const saved = (message: string) => {
    announce(message);
    void invalidate();
  };
  const enable = async ({ serviceName, description }: InstanceAccountRow) => {
    const result = await callAction(() => disableAccountAction(serviceName, false, {}));
    if (result.ok) saved(t('enabled', { name: description || serviceName }));
    else announce(faultWords(result.fault), 'bad');
  };
  const labels = { search: t('search'), state: states('state') };
  const options = ACCOUNT_STATES.map((state) => [state, states(`states.${state}`)] as const);
  return (
    <>
      <PageHead title={titles('instanceAccounts')} beside={<TimesIn timeZone={timeZone} />}>
        <Button look="primary" onClick={() => setDialog({ kind: 'add' })}>
          <Plus aria-hidden="true" className="size-4" />
          {t('add')}
        </Button>
      </PageHead>
      <FailedDailyBackup timeZone={timeZone} />
      <CarrierOutages timeZone={timeZone} />
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'instanceAccounts', name: 'search', label: labels.search }}
        fields={[{ kind: 'choice', name: 'state', label: labels.state, options }]}
        count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={labels} label={t('list')} rows={5} read={read}>
        {({ accounts, total, page }) =>
          total > 0 ? (
            <>
              <InstanceAccountsTable
                accounts={accounts}
                order={query}
                onOrder={(order) => change({ ...order, page: undefined })}
                timeZone={timeZone}
                onOpen={setDialog}
                onEnable={(account) => void enable(account)}
              />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>
          )
        }
      </ListSection>
      {dialog && (
        <InstanceAccountDialog
          dialog={dialog}
          accounts={read.data?.accounts ?? []}
          onSaved={saved}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
