'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { OwnSignIn, TwoFactorSetup } from '@/lib/schemas/panel-user';
import { useAnnounce } from '../ui/Announcer';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Panel } from '../ui/Panel';
import { StartTwoFactorDialog } from './StartTwoFactorDialog';
import { StopTwoFactorDialog } from './StopTwoFactorDialog';

export type TwoFactorActions = {
  readonly begin: (input: unknown) => Promise<ActionResult<TwoFactorSetup>>;
  readonly confirm: (input: unknown) => Promise<ActionResult<{ readonly recoveryCodes: readonly string[] }>>;
  readonly stop: (input: unknown) => Promise<ActionResult>;
};

type Props = { signIn: OwnSignIn; actions: TwoFactorActions };

/** Whether a code from an authenticator app is asked for, and the way to change that. */
export function TwoFactorPanel({ signIn: { twoFactor, recoveryCodesLeft }, actions }: Props) {
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
      more={<Badge tone={twoFactor ? 'good' : 'neutral'}>{twoFactor ? t('on') : t('off')}</Badge>}
    >
      <div className="flex flex-col items-start gap-4 p-4">
        <p className="text-muted">{twoFactor ? t('twoFactorOn', { left: recoveryCodesLeft }) : t('twoFactorOff')}</p>
        {twoFactor ? (
          <Button onClick={() => setStopping(true)}>{t('switchOffMore')}</Button>
        ) : (
          <Button look="primary" onClick={() => setStarting(true)}>
            {t('setUpMore')}
          </Button>
        )}
      </div>
      {starting && (
        <StartTwoFactorDialog
          begin={actions.begin}
          confirm={actions.confirm}
          onDone={() => changed(t('nowOn'))}
          onClose={() => setStarting(false)}
        />
      )}
      {stopping && (
        <StopTwoFactorDialog
          action={actions.stop}
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
