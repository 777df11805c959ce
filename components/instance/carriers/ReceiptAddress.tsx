'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { showReceiptAddressAction } from '@/lib/panel/actions/carriers';
import { callAction } from '../../forms/call-action';
import { useAnnounce } from '../../ui/Announcer';
import { Button } from '../../ui/Button';
import { CodeSample } from '../../ui/CodeSample';
import { CopyButton } from '../../ui/CopyButton';
import { Panel } from '../../ui/Panel';
import { useFaultWords } from '../../ui/use-fault-words';

/** Where a carrier reports to. Its secret is read when it is asked for, and forgotten when it is hidden. */
export function ReceiptAddress({ name }: { name: string }) {
  const t = useTranslations('instance.carriers.address');
  const faultWords = useFaultWords();
  const announce = useAnnounce();
  const [address, setAddress] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const show = async () => {
    setAsking(true);
    const result = await callAction(() => showReceiptAddressAction(name, {}));
    setAsking(false);
    if (result.ok) setAddress(result.value.address);
    else announce(faultWords(result.fault), 'bad');
  };
  return (
    <Panel
      title={t('title')}
      more={address !== null && <CopyButton text={address} label={t('copy')} of={t('title')} />}
    >
      <div className="px-4 py-3.5">
        <p>{t('text')}</p>
        {address !== null && <CodeSample>{address}</CodeSample>}
        <Button busy={isAsking} className="mt-3" onClick={() => (address === null ? void show() : setAddress(null))}>
          {t(address === null ? 'show' : 'hide')}
        </Button>
      </div>
    </Panel>
  );
}
