'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
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
  const router = useRouter();
  const announce = useAnnounce();
  const [starting, setStarting] = useState(false);
  const [stopping, setStopping] = useState(false);
  const changed = (message: string) => {
    announce(message);
    router.refresh();
  };
  return (
    <Panel title="Second factor" more={<Badge tone={twoFactor ? 'good' : 'neutral'}>{twoFactor ? 'On' : 'Off'}</Badge>}>
      <div className="flex flex-col items-start gap-4 p-4">
        <p className="text-muted">
          {twoFactor
            ? `A code from your app is asked for after the password. ${recoveryCodesLeft} recovery codes are left.`
            : 'With it, a stolen password alone opens nothing: a code from an app on your phone is asked for as well.'}
        </p>
        {twoFactor ? (
          <Button onClick={() => setStopping(true)}>Switch off…</Button>
        ) : (
          <Button look="primary" onClick={() => setStarting(true)}>
            Set up…
          </Button>
        )}
      </div>
      {starting && (
        <StartTwoFactorDialog
          begin={actions.begin}
          confirm={actions.confirm}
          onDone={() => changed('The second factor is on. Every other session has ended.')}
          onClose={() => setStarting(false)}
        />
      )}
      {stopping && (
        <StopTwoFactorDialog
          action={actions.stop}
          onDone={() => {
            setStopping(false);
            changed('The second factor is off.');
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </Panel>
  );
}
