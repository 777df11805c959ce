'use client';

import { MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, changeRestrictionsSchema } from '@/lib/schemas/api-user';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNotice } from '../ui/Notice';

type Props = {
  user: ApiUserRow;
  /** The address that this browser comes from, as the server sees it. */
  ownAddress: string;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

const FIELDS = Array.from({ length: MAX_IP_RULES }, (_, index) => index);

export function RestrictionsDialog({ user, ownAddress, action, onDone, onClose }: Props) {
  const { form, fault, onSubmit } = useActionForm<{ ipRestrictions: string[] }>({
    schema: changeRestrictionsSchema,
    defaultValues: { ipRestrictions: FIELDS.map((index) => user.ipRestrictions[index] ?? '') },
    action,
    onDone,
  });
  const { errors, isSubmitting } = form.formState;
  const addOwn = () => {
    const free = form.getValues('ipRestrictions').findIndex((entry) => entry.trim() === '');
    if (free === -1) return;
    form.setValue(`ipRestrictions.${free}`, ownAddress, { shouldDirty: true });
    form.setFocus(`ipRestrictions.${free}`);
  };
  return (
    <Dialog
      title="Restriction by IP for http2sms"
      description={`Addresses from which ${user.login} may send. None: from anywhere.`}
      onClose={onClose}
    >
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
        {fault && <ErrorNotice>{fault}</ErrorNotice>}
        {FIELDS.map((index) => (
          <Field
            key={index}
            label={`Restriction no.${index + 1}`}
            autoFocus={index === 0}
            autoComplete="off"
            spellCheck={false}
            placeholder={index === 0 ? '192.0.2.10, 192.0.2.0/24 or 2001:db8::/32' : ''}
            error={errors.ipRestrictions?.[index]?.message}
            {...form.register(`ipRestrictions.${index}`, {
              // One entry's fault may lie in another: all are looked at again.
              deps: FIELDS.map((other) => `ipRestrictions.${other}` as const),
            })}
          />
        ))}
        <div>
          <Button onClick={addOwn}>Add my address ({ownAddress})</Button>
        </div>
        <DialogActions busy={isSubmitting} confirm="Confirm" onCancel={onClose} />
      </form>
    </Dialog>
  );
}
