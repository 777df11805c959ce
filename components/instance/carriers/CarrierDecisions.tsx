'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DECISIONS } from '@/lib/domain/delivery/decision';
import { INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { type CarrierUndecided, carrierUndecidedFilters } from '@/lib/schemas/carrier-undecided';
import { ListSection } from '../../filters/ListSection';
import { onDemand } from '../../forms/on-demand';
import { CARRIERS_PAGE } from '../../layout/instance-pages';
import { useAnnounce } from '../../ui/Announcer';
import { Breadcrumb } from '../../ui/Breadcrumb';
import { Button } from '../../ui/Button';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { CarrierFrame } from './CarrierFrame';
import type { OpenDecision } from './DecideDialog';
import { UndecidedTable } from './UndecidedTable';
import { useCarrierList } from './use-carrier-list';

const DecideDialog = onDemand(async () => (await import('./DecideDialog')).DecideDialog);

type Props = { name: string; timeZone: string };

/** What a carrier may have sent, and of which a person decides whether it is sent once more. */
export function CarrierDecisions({ name, timeZone }: Props) {
  return (
    <CarrierFrame name={name} section="/decisions" timeZone={timeZone}>
      {() => <Undecided name={name} timeZone={timeZone} />}
    </CarrierFrame>
  );
}

/** The same of one that was deleted while that was not refused yet: it has no other page. */
export function DecisionsOfDeleted({ name, timeZone }: Props) {
  const t = useTranslations('instance.carriers.undecided');
  const titles = useTranslations('titles');
  return (
    <>
      <Breadcrumb above={{ href: CARRIERS_PAGE, title: titles('instanceCarriers') }} here={name} />
      <PageHead title={titles('carrierDecisions', { name })} />
      <p className="max-w-3xl">{t('deleted')}</p>
      <Undecided name={name} timeZone={timeZone} />
    </>
  );
}

function Undecided({ name, timeZone }: Props) {
  const t = useTranslations('instance.carriers.undecided');
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const [open, setOpen] = useState<OpenDecision | null>(null);
  const { list, read } = useCarrierList(INSTANCE_RESOURCES.carrierUndecided, carrierUndecidedFilters, (asked) => ({
    ...asked,
    name,
  }));
  const decided = (message: string) => {
    announce(message);
    void invalidate();
  };
  return (
    <>
      {read.data !== undefined && read.data.total > 0 && <p className="mt-3 max-w-3xl text-muted">{t('explained')}</p>}
      <ListSection list={list} labels={{}} label={t('title')} rows={5} read={read}>
        {(found) =>
          found.total > 0 ? (
            <>
              <ForAll found={found} onOpen={setOpen} />
              <UndecidedTable found={found} timeZone={timeZone} onOpen={setOpen} />
              <Pager page={found.page} total={found.total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>
          )
        }
      </ListSection>
      {open && <DecideDialog carrier={name} open={open} onDecided={decided} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Decisions about everything that waited when the page was read. */
function ForAll({
  found: { total, readAt },
  onOpen,
}: {
  found: CarrierUndecided;
  onOpen: (open: OpenDecision) => void;
}) {
  const t = useTranslations('instance.carriers.undecided');
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {DECISIONS.map((decision) => (
        <Button
          key={decision}
          look={decision === 'end' ? 'quiet-danger' : 'secondary'}
          onClick={() => onOpen({ decision, messageId: null, until: readAt, count: total, recipient: '' })}
        >
          {t(`${decision}.all`)}
        </Button>
      ))}
    </div>
  );
}
