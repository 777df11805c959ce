'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, deleteApiUserSchema } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { useFormat } from '../ui/use-format';

type Props = {
  serviceName: string;
  user: ApiUserRow;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

export function DeleteDialog({ serviceName, user, action, onDone, onClose }: Props) {
  const t = useTranslations('apiUsers.delete');
  const { data, isPending, error } = useResource(RESOURCES.pendingMessages, serviceName, { login: user.login });
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
    <Dialog title={t('title')} description={t('text', { login: user.login })} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <Consequences user={user} pending={pending} isKnown={error === null} />
        {asked && (
          <Field
            label={t('typeLogin', { login: user.login })}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            error={errors.confirmation?.message}
            {...form.register('confirmation')}
          />
        )}
        <DialogActions busy={isSubmitting || isPending} confirm={t('confirm')} danger onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}

type ConsequencesProps = { user: ApiUserRow; pending: number; isKnown: boolean };

/** What a deletion does to everything that hangs on the API user. */
function Consequences({ user, pending, isKnown }: ConsequencesProps) {
  const format = useFormat();
  const t = useTranslations('apiUsers.delete');
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>{t('scripts')}</li>
      {user.quotaLeft > 0 && <li>{t('quota', { credits: format.credits(user.quotaLeft) })}</li>}
      {pending > 0 && <li>{t('pending', { count: pending })}</li>}
      {!isKnown && <li>{t('pendingUnknown')}</li>}
      {user.callbackUrl !== null && <li>{t('callbacks')}</li>}
      <li>{t('log')}</li>
    </ul>
  );
}
