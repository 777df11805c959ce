'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pendingQuery } from '@/lib/queries/account-queries';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, deleteApiUserSchema } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { formatCount, formatCreditsForReader } from '../ui/format';

type Props = {
  serviceName: string;
  user: ApiUserRow;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

export function DeleteDialog({ serviceName, user, action, onDone, onClose }: Props) {
  const { data, isPending, error } = useQuery(pendingQuery(serviceName, user.login));
  const [refused, setRefused] = useState(false);
  const { form, fault, onSubmit } = useActionForm<{ confirmation: string }>({
    schema: deleteApiUserSchema,
    defaultValues: { confirmation: '' },
    action,
    onDone,
    onFaults: () => setRefused(true),
  });
  const { errors, isSubmitting } = form.formState;
  const pending = data?.pendingMessages ?? 0;
  // Also when the server asks for it, or when nobody knows whether it will.
  const asked = user.quotaLeft > 0 || pending > 0 || error !== null || refused;
  return (
    <Dialog title="Confirmation" description={`Delete the API user ${user.login}?`} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <Consequences user={user} pending={pending} isKnown={error === null} />
        {asked && (
          <Field
            label={`Type ${user.login} to confirm`}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            error={errors.confirmation?.message}
            {...form.register('confirmation')}
          />
        )}
        <DialogActions busy={isSubmitting || isPending} confirm="Delete" danger onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}

type ConsequencesProps = { user: ApiUserRow; pending: number; isKnown: boolean };

/** What a deletion does to everything that hangs on the API user. */
function Consequences({ user, pending, isKnown }: ConsequencesProps) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>Scripts that use it are refused from their next request.</li>
      {user.quotaLeft > 0 && (
        <li>The {formatCreditsForReader(user.quotaLeft)} credits left of its quota go back to the account.</li>
      )}
      {pending > 0 && (
        <li>
          {pending === 1 ? '1 pending message is' : `${formatCount(pending)} pending messages are`} paid and will still
          be sent.
        </li>
      )}
      {!isKnown && <li>Whether messages are pending could not be read; those that are will still be sent.</li>}
      {user.callbackUrl !== null && (
        <li>Its callbacks stop: those that have not been delivered are not tried again.</li>
      )}
      <li>The sending log keeps its messages under its login.</li>
    </ul>
  );
}
