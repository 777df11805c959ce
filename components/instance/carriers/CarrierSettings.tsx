'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { changeCarrierAction } from '@/lib/panel/actions/carriers';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { changeCarrierSchema } from '@/lib/schemas/carrier';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { useAnnounce } from '../../ui/Announcer';
import { EmptyNotice } from '../../ui/Notice';
import { carrierPage } from '../carrier-page';
import { CarrierForm } from './CarrierForm';
import { CarrierFrame } from './CarrierFrame';
import { typedOf } from './carrier-typed';
import { SimulatedText } from './SimulatedText';

/** Changes a carrier: its connection is made anew, and what waits for an answer is answered first. */
export function CarrierSettings({ name, timeZone }: { name: string; timeZone: string }) {
  return (
    <CarrierFrame name={name} section="/settings" timeZone={timeZone}>
      {(carrier) => <SettingsForm carrier={carrier} />}
    </CarrierFrame>
  );
}

function SettingsForm({ carrier }: { carrier: CarrierDetails }) {
  const t = useTranslations('instance.carriers');
  const router = useRouter();
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  // What is read again meanwhile is not what was begun from.
  const [begun] = useState(carrier);
  const { name, kind, revision } = begun;
  if (kind === SEEMING_KIND) {
    return (
      <div className="mt-3 rounded-lg border border-line bg-surface shadow-card">
        <EmptyNotice title={t('simulatedTitle')}>
          <SimulatedText live={begun.live} />
        </EmptyNotice>
      </div>
    );
  }
  return (
    <>
      <p className="mt-3 max-w-3xl text-muted">
        {t(begun.disabledAt === null ? 'form.changeText' : 'form.changeTextOff')}
      </p>
      <CarrierForm
        isNew={false}
        schema={changeCarrierSchema}
        typed={typedOf({ ...begun, kind })}
        action={(typed) => changeCarrierAction(name, revision, typed)}
        onDone={() => {
          announce(t('changed', { name }));
          void invalidate();
          router.push(carrierPage(name));
        }}
        back={carrierPage(name)}
      />
    </>
  );
}
