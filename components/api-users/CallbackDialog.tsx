'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, changeCallbackSchema } from '@/lib/schemas/api-user';
import type { CallbackTest } from '@/lib/schemas/callback';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { formatDateTime } from '../ui/format';
import { CallbackSecret } from './CallbackSecret';
import { CallbackTestResult } from './CallbackTestResult';
import { CallbackUrlField } from './CallbackUrlField';

type CallbackActions = {
  readonly change: (input: unknown) => Promise<ActionResult>;
  readonly changeSecret: (input: unknown) => Promise<ActionResult<{ secret: string | null }>>;
  readonly test: (input: unknown) => Promise<ActionResult<CallbackTest>>;
};

type Props = {
  serviceName: string;
  timeZone: string;
  user: ApiUserRow;
  mayChangeSecret: boolean;
  actions: CallbackActions;
  onDone: () => void;
  onSecretChanged: (message: string) => void;
  onClose: () => void;
};

export function CallbackDialog({
  serviceName,
  timeZone,
  user,
  mayChangeSecret,
  actions,
  onDone,
  onSecretChanged,
  onClose,
}: Props) {
  const { form, fault, onSubmit } = useActionForm<{ callbackUrl: string }>({
    schema: changeCallbackSchema,
    defaultValues: { callbackUrl: user.callbackUrl ?? '' },
    action: actions.change,
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  const [test, setTest] = useState<CallbackTest | 'running' | null>(null);
  const runTest = async () => {
    setTest('running');
    const result = await actions.test({ callbackUrl: form.getValues('callbackUrl') });
    setTest(result.ok ? result.value : null);
    if (!result.ok) form.setError('callbackUrl', { message: result.message }, { shouldFocus: true });
  };
  return (
    <Dialog
      title="Callback URL"
      description={`Called each time the status of an SMS of ${user.login} changes. Empty: no callback.`}
      onClose={onClose}
    >
      <ActionForm fault={fault} onSubmit={onSubmit}>
        {user.callbackSwitchedOffAt !== null && (
          <p className="rounded-lg bg-wait-soft px-4 py-3 text-wait">
            Switched off since {formatDateTime(user.callbackSwitchedOffAt, timeZone)}, because it failed for five days.
            Confirm to switch it on again; Redeliver in the delivery log sends what was missed.
          </p>
        )}
        <CallbackUrlField
          label="URL"
          autoFocus
          error={errors.callbackUrl?.message}
          beside={
            <Button busy={test === 'running'} onClick={() => void runTest()}>
              Test
            </Button>
          }
          {...form.register('callbackUrl')}
        />
        <CallbackTestResult test={test} />
        {mayChangeSecret && (
          <CallbackSecret signed={user.signed} action={actions.changeSecret} onChanged={onSecretChanged} />
        )}
        <Link
          href={`/telecom/sms/${serviceName}/callbacks?login=${encodeURIComponent(user.login)}`}
          className="self-start rounded font-medium text-accent underline underline-offset-4"
        >
          Delivery log
        </Link>
        <DialogActions busy={isSubmitting} confirm="Confirm" onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
