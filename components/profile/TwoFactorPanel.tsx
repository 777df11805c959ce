'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { OwnSignIn, TwoFactorSetup } from '@/lib/schemas/panel-user';
import { callAction } from '../forms/call-action';
import { useAnnounce } from '../ui/Announcer';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { StartTwoFactorDialog } from './StartTwoFactorDialog';
import { StopTwoFactorDialog } from './StopTwoFactorDialog';

export type TwoFactorActions = {
  readonly begin: () => Promise<ActionResult<TwoFactorSetup>>;
  readonly confirm: (input: unknown) => Promise<ActionResult<{ readonly recoveryCodes: readonly string[] }>>;
  readonly stop: (input: unknown) => Promise<ActionResult>;
};

type Props = { signIn: OwnSignIn; actions: TwoFactorActions };

/** Whether a code from an authenticator app is asked for, and the way to change that. */
export function TwoFactorPanel({ signIn: { twoFactor, recoveryCodesLeft }, actions }: Props) {
  const router = useRouter();
  const announce = useAnnounce();
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [stopping, setStopping] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setFault(null);
    setBusy(true);
    const result = await callAction(actions.begin);
    setBusy(false);
    if (result.ok) setSetup(result.value);
    else setFault(result.message);
  };
  const changed = (message: string) => {
    announce(message);
    router.refresh();
  };
  return (
    <Panel title="Second factor" more={<Badge tone={twoFactor ? 'good' : 'neutral'}>{twoFactor ? 'On' : 'Off'}</Badge>}>
      <div className="flex flex-col items-start gap-4 p-4">
        {fault && <ErrorNotice>{fault}</ErrorNotice>}
        <p className="text-muted">
          {twoFactor
            ? `A code from your app is asked for after the password. ${recoveryCodesLeft} recovery codes are left.`
            : 'With it, a stolen password alone opens nothing: a code from an app on your phone is asked for as well.'}
        </p>
        {twoFactor ? (
          <Button onClick={() => setStopping(true)}>Switch off…</Button>
        ) : (
          <Button look="primary" busy={busy} onClick={() => void begin()}>
            Set up…
          </Button>
        )}
      </div>
      {setup && (
        <StartTwoFactorDialog
          setup={setup}
          action={actions.confirm}
          onDone={() => changed('The second factor is on.')}
          onClose={() => setSetup(null)}
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
