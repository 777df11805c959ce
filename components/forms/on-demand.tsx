'use client';

import { type ComponentType, useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { faultOfMissing } from '@/lib/queries/page-end';
import { useAnnounce } from '../ui/Announcer';
import { useFaultWords } from '../ui/use-fault-words';

/** So long nothing is told of a part that has not come yet. */
const UNNOTICED_MS = 400;

/**
 * Something that a press opens, whose scripts are read when it is first opened instead of with the page. Until they are
 * there the focus stays where it is; when they do not come, that is told and it is closed again.
 */
export function onDemand<Props extends { onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function OnDemand(props: Props) {
    const [Part, setPart] = useState(() => known);
    const [isSlow, setSlow] = useState(false);
    const faultWords = useFaultWords();
    const announce = useAnnounce();
    const failed = useEffectEvent((fault: string) => {
      announce(faultWords(fault), 'bad');
      props.onClose();
    });
    useEffect(() => {
      if (known) return undefined;
      let isWanted = true;
      const timer = setTimeout(() => setSlow(true), UNNOTICED_MS);
      const tell = async (cause: unknown) => {
        const fault = await faultOfMissing(cause);
        if (isWanted) failed(fault);
      };
      load()
        .then((loaded) => {
          known = loaded;
          setPart(() => loaded);
        }, tell)
        .finally(() => clearTimeout(timer));
      return () => {
        isWanted = false;
        clearTimeout(timer);
      };
    }, []);
    return Part ? <Part {...props} /> : isSlow && <Opening />;
  };
}

/** Where news stand as well (components/ui/Announcer.tsx). */
function Opening() {
  const t = useTranslations('ui');
  return (
    <p
      role="status"
      className="appear pointer-events-none fixed top-2 left-4 z-60 rounded-lg border border-line bg-raised px-3 py-2 font-medium shadow-menu sm:top-auto sm:right-4 sm:bottom-4 sm:left-auto"
    >
      {t('opening')}
    </p>
  );
}
