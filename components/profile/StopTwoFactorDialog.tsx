'use client';

import type { ActionResult } from '@/lib/schemas/action-result';
import { Dialog } from '../ui/Dialog';
import { PasswordForm } from './PasswordForm';

type Props = { action: (input: unknown) => Promise<ActionResult>; onDone: () => void; onClose: () => void };

export function StopTwoFactorDialog({ action, onDone, onClose }: Props) {
  return (
    <Dialog
      title="Switch off the second factor"
      description="Your password alone signs in from then on, and the recovery codes are void."
      onClose={onClose}
    >
      <PasswordForm action={action} confirm="Switch off" danger onDone={onDone} onClose={onClose} />
    </Dialog>
  );
}
