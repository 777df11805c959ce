'use client';

import type { ActionResult } from '@/lib/schemas/action-result';
import type { OwnSignIn } from '@/lib/schemas/panel-user';
import { Panel } from '../ui/Panel';
import { ChangePasswordForm } from './ChangePasswordForm';
import { type TwoFactorActions, TwoFactorPanel } from './TwoFactorPanel';

type Props = {
  signIn: OwnSignIn;
  actions: TwoFactorActions & { readonly changePassword: (input: unknown) => Promise<ActionResult> };
};

/** How one signs in: the password and the second factor. */
export function ProfilePanel({ signIn, actions }: Props) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Your sign-in</h1>
      <p className="mt-1 text-muted [overflow-wrap:anywhere]">
        {signIn.name}, {signIn.email}
      </p>
      <Panel title="Password">
        <ChangePasswordForm action={actions.changePassword} />
      </Panel>
      <TwoFactorPanel signIn={signIn} actions={actions} />
    </>
  );
}
