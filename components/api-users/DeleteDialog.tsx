'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { deleteApiUserAction } from '@/lib/panel/actions/api-users';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { deleteApiUserSchema } from '@/lib/schemas/change-api-user';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';
import { useFormat } from '../ui/use-format';
import type { ApiUserDialogProps } from './dialog-props';

export function DeleteDialog({ account: { serviceName }, user, onDone, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.delete');
  const done = useTranslations('apiUsers.done');
  const { login } = user;
  const { data, isPending, error } = useResource(RESOURCES.pendingMessages, serviceName, { login });
  const [refused, setRefused] = useState(false);
  const actionForm = useActionForm<{ confirmation: string }>({
    schema: deleteApiUserSchema,
    defaultValues: { confirmation: '' },
    action: (input) => deleteApiUserAction(serviceName, login, input),
    onDone: () => onDone(done('deleted', { login })),
    onFaults: () => setRefused(true),
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  const pending = data?.pendingMessages ?? 0;
  // Also when the server asks for it, or when nobody knows whether it will.
  const asked = user.quotaLeft > 0 || pending > 0 || error !== null || refused;
  return (
    <FormDialog
      title={t('title', { login })}
      description={t('text')}
      actionForm={actionForm}
      busy={isPending}
      confirm={t('confirm')}
      danger
      onClose={onClose}
    >
      <Consequences user={user} pending={pending} isKnown={error === null} />
      {asked && (
        <Field
          label={t('typeLogin', { login })}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          error={errors.confirmation?.message}
          {...form.register('confirmation')}
        />
      )}
    </FormDialog>
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
      {user.quotaLeft > 0 && (
        <li>{t('quota', { count: user.quotaLeft / ONE_CREDIT, credits: format.credits(user.quotaLeft) })}</li>
      )}
      {pending > 0 && <li>{t('pending', { count: pending })}</li>}
      {!isKnown && <li>{t('pendingUnknown')}</li>}
      {(user.callbackUrl ?? user.replyUrl ?? user.stopUrl) !== null && <li>{t('callbacks')}</li>}
      <li>{t('log')}</li>
    </ul>
  );
}
