'use client';

import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { CARRIERS_PAGE } from '../../layout/instance-pages';
import { Breadcrumb } from '../../ui/Breadcrumb';
import { Button } from '../../ui/Button';
import { PageTabs } from '../../ui/PageTabs';
import { SignalHead } from '../../ui/SignalHead';
import { type CarrierSection, carrierPage, tabsOf } from '../carrier-page';
import { type CarrierActions, useCarrierEntries } from './CarrierMenu';
import { signalOfCarrier, useCarrierState } from './CarrierStatus';

const SECTION_NAMES = {
  '': 'now',
  '/settings': 'settings',
  '/trace': 'trace',
  '/receipts': 'receipts',
  '/decisions': 'decisions',
} as const satisfies Record<CarrierSection, string>;

type Props = CarrierActions & { carrier: CarrierDetails; section: CarrierSection };

/** The head of each page of a carrier: how it is, what can be done with it, and its other pages. */
export function CarrierHead({ carrier, section, ...actions }: Props) {
  const t = useTranslations('instance.carriers');
  const titles = useTranslations('titles');
  const stateIn = useCarrierState();
  const entriesOf = useCarrierEntries();
  const { name, kind, description } = carrier;
  const story = [kind === SEEMING_KIND ? t('builtIn') : t(`kinds.${kind}`), description]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <>
      <Breadcrumb above={{ href: CARRIERS_PAGE, title: titles('instanceCarriers') }} here={name} />
      <SignalHead
        signal={signalOfCarrier(carrier)}
        heading={t('heading', { name, state: stateIn(carrier) })}
        story={story}
      >
        {entriesOf({ carrier, ...actions })
          .filter(({ label }) => label !== t('menu.settings'))
          .map(({ label, danger, onSelect }) => (
            <Button key={label} look={danger ? 'quiet-danger' : 'secondary'} onClick={onSelect}>
              {label}
            </Button>
          ))}
      </SignalHead>
      <div className="mt-4">
        <PageTabs
          label={t('sections.label', { name })}
          pages={tabsOf(kind, section).map((one) => ({
            name: one,
            title: t(`sections.${SECTION_NAMES[one]}`),
            href: carrierPage(name, one),
          }))}
          here={section}
        />
      </div>
    </>
  );
}
