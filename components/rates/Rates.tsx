'use client';

import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { panelUrl } from '@/lib/queries/fetch-json';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useList } from '@/lib/queries/use-list';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { buttonLook } from '../ui/button-look';
import { PageHead } from '../ui/PageHead';
import { PageIntro } from '../ui/PageIntro';
import { TimesIn } from '../ui/TimesIn';
import { hasMoments } from './has-moments';
import { ImportButton } from './ImportButton';
import type { OpenDialog } from './RateDialog';
import { RateList } from './RateList';
import { TryNumber } from './TryNumber';

const RateDialog = onDemand(async () => (await import('./RateDialog')).RateDialog);

/** What segments cost, for whoever owns the instance: added, changed, deleted, imported and exported. */
export function Rates({ timeZone }: { timeZone: string }) {
  const t = useTranslations('rates');
  const csv = useTranslations('csv');
  const titles = useTranslations('titles');
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const { list, query, read } = useList(INSTANCE_RESOURCES.rates, INSTANCE);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const done = (message: string) => {
    setDialog(null);
    announce(message);
    void invalidate();
  };
  return (
    <>
      <PageHead
        title={titles('instanceRates')}
        beside={read.data && hasMoments(read.data) && <TimesIn timeZone={timeZone} />}
      >
        {list.faults.length === 0 && read.data?.total !== 0 && (
          <a
            href={panelUrl(INSTANCE, 'rates/export', { search: query.search })}
            download
            className={buttonLook('secondary')}
          >
            <Download aria-hidden="true" className="size-4" />
            {csv('export')}
          </a>
        )}
        <ImportButton timeZone={timeZone} onDone={done} />
        <Button look="primary" onClick={() => setDialog({ kind: 'add' })}>
          <Plus aria-hidden="true" className="size-4" />
          {t('add')}
        </Button>
      </PageHead>
      <PageIntro>{t('about')}</PageIntro>
      <RateList
        list={list}
        read={read}
        timeZone={timeZone}
        actions={{
          onChange: (rate) => setDialog({ kind: 'change', rate }),
          onDelete: (rate) => setDialog({ kind: 'delete', rate }),
        }}
      />
      <TryNumber />
      {dialog && <RateDialog dialog={dialog} timeZone={timeZone} onDone={done} onClose={() => setDialog(null)} />}
    </>
  );
}
