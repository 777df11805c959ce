'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, changeCallbackSchema } from '@/lib/schemas/api-user';
import type { CallbackTest } from '@/lib/schemas/callback';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNotice } from '../ui/Notice';
import { CallbackSecret } from './CallbackSecret';
import { CallbackTestResult } from './CallbackTestResult';

type CallbackActions = {
  readonly change: (input: unknown) => Promise<ActionResult>;
  readonly changeSecret: (input: unknown) => Promise<ActionResult<{ secret: string | null }>>;
  readonly test: (input: unknown) => Promise<ActionResult<CallbackTest>>;
};

type Props = {
  serviceName: string;
  user: ApiUserRow;
  mayChangeSecret: boolean;
  actions: CallbackActions;
  onDone: () => void;
  onSecretChanged: (message: string) => void;
  onClose: () => void;
};

export function CallbackDialog({
  serviceName,
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
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
        {fault && <ErrorNotice>{fault}</ErrorNotice>}
        <Field
          label="URL"
          type="url"
          inputMode="url"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder="https://example.com/sms/status"
          hint="Gets id, ptt, date, description and descriptionDlr in its query; any 2xx acknowledges."
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
      </form>
    </Dialog>
  );
}
