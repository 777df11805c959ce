'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { formatCredits } from '@/lib/domain/credits';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeLimitSchema } from '@/lib/schemas/alert';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { SelectInput } from '../forms/SelectInput';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNotice } from '../ui/Notice';

type LimitInput = {
  active: boolean;
  support: 'mail' | 'sms' | 'both';
  threshold: string;
  email: string;
  number: string;
};

type Props = {
  user: ApiUserRow;
  /** The signed-in person's address: the first suggestion. */
  ownEmail: string;
  action: (input: unknown) => Promise<ActionResult>;
  sendTest: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onTested: (message: string) => void;
  onClose: () => void;
};

const SUPPORTS = [
  ['both', 'Mail and SMS'],
  ['mail', 'Email'],
  ['sms', 'SMS'],
] as const;

const asTyped = (user: ApiUserRow, ownEmail: string): LimitInput => ({
  active: user.alertThreshold !== null,
  support: user.alertSupport,
  threshold: user.alertThreshold === null ? '' : formatCredits(user.alertThreshold),
  email: user.alertEmail || ownEmail,
  number: user.alertNumber === '' ? '' : formatMsisdn(user.alertNumber),
});

export function LimitDialog({ user, ownEmail, action, sendTest, onDone, onTested, onClose }: Props) {
  const { form, fault, onSubmit } = useActionForm<LimitInput>({
    schema: changeLimitSchema,
    defaultValues: asTyped(user, ownEmail),
    action,
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  const [active, support] = useWatch({ control: form.control, name: ['active', 'support'] });
  const [testing, setTesting] = useState(false);
  const test = async () => {
    if (!(await form.trigger())) return;
    setTesting(true);
    const result = await sendTest(form.getValues());
    setTesting(false);
    onTested(result.ok ? 'A test alert is on its way.' : result.message);
  };
  return (
    <Dialog
      title={`Limit of ${user.login}`}
      description="One alert each time its remaining credit falls below the threshold. An alert by SMS costs credit."
      onClose={onClose}
    >
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
        {fault && <ErrorNotice>{fault}</ErrorNotice>}
        <Switch label="Enable alert?" {...form.register('active')} />
        <Field
          label="Alert threshold"
          inputMode="decimal"
          autoComplete="off"
          readOnly={!active}
          hint="In credits."
          error={errors.threshold?.message}
          {...form.register('threshold')}
        />
        <SelectInput label="Notification" options={SUPPORTS} {...form.register('support')} />
        {support !== 'sms' && (
          <Field
            label="Email"
            type="email"
            readOnly={!active}
            error={errors.email?.message}
            {...form.register('email')}
          />
        )}
        {support !== 'mail' && (
          <Field
            label="Number"
            type="tel"
            placeholder="+33612345678"
            readOnly={!active}
            error={errors.number?.message}
            {...form.register('number')}
          />
        )}
        {active && (
          <div>
            <Button busy={testing} onClick={() => void test()}>
              Send a test alert
            </Button>
          </div>
        )}
        <DialogActions busy={isSubmitting} confirm="Confirm" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
