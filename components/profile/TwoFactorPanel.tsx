'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OwnSignIn } from '@/lib/schemas/panel-user';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Panel } from '../ui/Panel';
import { Status } from '../ui/Status';

const StartTwoFactorDialog = onDemand(async () => (await import('./StartTwoFactorDialog')).StartTwoFactorDialog);
const StopTwoFactorDialog = onDemand(async () => (await import('./StopTwoFactorDialog')).StopTwoFactorDialog);

/** Whether a code from an authenticator app is asked for, and the way to change that. */
export function TwoFactorPanel({ signIn: { twoFactor, recoveryCodesLeft } }: { signIn: OwnSignIn }) {
  const t = useTranslations('profile');
  const router = useRouter();
  const announce = useAnnounce();
  const [starting, setStarting] = useState(false);
  const [stopping, setStopping] = useState(false);
  const changed = (message: string) => {
    announce(message);
    router.refresh();
  };
  return (
    <Panel
      title={t('twoFactor')}
      more={<Status signal={twoFactor ? 'good' : 'off'}>{twoFactor ? t('on') : t('off')}</Status>}
    >
      <div className="flex flex-col items-start gap-4 p-4">
        <p className="text-muted">{twoFactor ? t('twoFactorOn', { left: recoveryCodesLeft }) : t('twoFactorOff')}</p>
        {twoFactor ? (
          <Button onClick={() => setStopping(true)}>{t('switchOff')}</Button>
        ) : (
          <Button onClick={() => setStarting(true)}>{t('setUp')}</Button>
        )}
      </div>
      {starting && <StartTwoFactorDialog onDone={() => changed(t('nowOn'))} onClose={() => setStarting(false)} />}
      {stopping && (
        <StopTwoFactorDialog
          onDone={() => {
            setStopping(false);
            changed(t('nowOff'));
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </Panel>
  );
}
