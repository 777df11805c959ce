'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { CARRIER_TEMPLATES, TEMPLATE_NAMES } from '@/lib/domain/carrier/templates';
import { addCarrierAction } from '@/lib/panel/actions/carriers';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useListState } from '@/lib/queries/use-list-state';
import { addCarrierSchema } from '@/lib/schemas/carrier';
import { newCarrierQuery } from '@/lib/schemas/carrier-pages';
import { SelectInput } from '../../forms/SelectInput';
import { CARRIERS_PAGE } from '../../layout/instance-pages';
import { useAnnounce } from '../../ui/Announcer';
import { Breadcrumb } from '../../ui/Breadcrumb';
import { PageHead } from '../../ui/PageHead';
import { carrierPage } from '../carrier-page';
import { CarrierForm } from './CarrierForm';
import { typedOf } from './carrier-typed';

/** Sets up one more carrier: what it is, which the address says, then its settings. */
export function NewCarrier() {
  const t = useTranslations('instance.carriers');
  const titles = useTranslations('titles');
  const router = useRouter();
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const { query, change } = useListState(newCarrierQuery);
  const { preset } = query;
  return (
    <div className="mx-auto max-w-3xl">
      <Breadcrumb above={{ href: CARRIERS_PAGE, title: titles('instanceCarriers') }} here={titles('newCarrier')} />
      <PageHead title={titles('newCarrier')} />
      <SelectInput
        label={t('form.preset')}
        hint={t(`presets.${preset}.text`)}
        value={preset}
        options={TEMPLATE_NAMES.map((name) => [name, t(`presets.${name}.name`)] as const)}
        onChange={(event) => change({ preset: event.target.value })}
      />
      <CarrierForm
        key={preset}
        isNew
        schema={addCarrierSchema}
        typed={typedOf(CARRIER_TEMPLATES[preset])}
        action={addCarrierAction}
        onDone={(name, { endsSeeming }) => {
          announce(t(endsSeeming ? 'addedForReal' : 'added', { name }));
          void invalidate();
          router.push(carrierPage(name));
        }}
        back={CARRIERS_PAGE}
      />
    </div>
  );
}
