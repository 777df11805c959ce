'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { CARRIERS_PAGE } from '../../layout/instance-pages';
import { QueryContent } from '../../ui/QueryContent';
import { CarrierOutages } from '../CarrierOutages';
import type { CarrierSection } from '../carrier-page';
import { CarrierHead } from './CarrierHead';
import { useCarrierDialogs } from './use-carrier-dialogs';

type Props = {
  name: string;
  section: CarrierSection;
  timeZone: string;
  children: (carrier: CarrierDetails) => ReactNode;
};

/** A page of one carrier, below what all of its pages have. */
export function CarrierFrame({ name, section, timeZone, children }: Props) {
  const t = useTranslations('instance.carriers');
  const router = useRouter();
  const [isDeleted, setDeleted] = useState(false);
  const read = useResource(INSTANCE_RESOURCES.carrier, INSTANCE, { name }, !isDeleted);
  const { actions, dialog } = useCarrierDialogs(() => {
    // At once: what is gone is not to be read again before the page is left.
    flushSync(() => setDeleted(true));
    router.push(CARRIERS_PAGE);
  });
  return (
    <>
      <CarrierOutages timeZone={timeZone} at={name} />
      <QueryContent label={t('one', { name })} rows={6} read={read}>
        {(carrier) => (
          <>
            <CarrierHead carrier={carrier} section={section} {...actions} />
            {carrier.live && carrier.live.elsewhere !== null && (
              <p className="mt-3 max-w-3xl">{t('elsewhere', { node: carrier.live.elsewhere })}</p>
            )}
            {!isDeleted && children(carrier)}
          </>
        )}
      </QueryContent>
      {dialog}
    </>
  );
}
