'use client';

import { useTranslations } from 'use-intl';
import { MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, changeRestrictionsSchema } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import {
  ALL_TAKEN,
  freeRestriction,
  LAST_RESTRICTION,
  RestrictionFields,
  restrictionFields,
  restrictionNames,
} from './RestrictionFields';

type Props = {
  user: ApiUserRow;
  /** The address that this browser comes from, as the server sees it. */
  ownAddress: string;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

export function RestrictionsDialog({ user, ownAddress, action, onDone, onClose }: Props) {
  const t = useTranslations('apiUsers.restrictions');
  const { form, fault, onSubmit } = useActionForm<{ ipRestrictions: string[] }>({
    schema: changeRestrictionsSchema,
    defaultValues: { ipRestrictions: restrictionFields(user.ipRestrictions) },
    action,
    onDone,
  });
  const { isSubmitting } = form.formState;
  const addOwn = () => {
    const free = freeRestriction(form.getValues('ipRestrictions'));
    if (free === null) return form.setError(LAST_RESTRICTION, ALL_TAKEN, { shouldFocus: true });
    form.setValue(free, ownAddress, { shouldDirty: true, shouldValidate: true });
    form.setFocus(free);
  };
  return (
    <Dialog title={t('title')} description={t('text', { login: user.login })} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <RestrictionFields
          autoFocus
          ownAddress={ownAddress}
          shown={MAX_IP_RULES}
          errors={form.formState.errors.ipRestrictions}
          register={(index) => form.register(`ipRestrictions.${index}`, { deps: restrictionNames })}
          onAddOwn={addOwn}
        />
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
