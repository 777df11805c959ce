'use client';

import { useTranslations } from 'use-intl';
import { MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { changeRestrictionsAction } from '@/lib/panel/actions/api-users';
import { changeRestrictionsSchema } from '@/lib/schemas/change-api-user';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';
import type { ApiUserDialogProps } from './dialog-props';
import {
  ALL_TAKEN,
  freeRestriction,
  LAST_RESTRICTION,
  RestrictionFields,
  restrictionFields,
  restrictionNames,
} from './RestrictionFields';

export function RestrictionsDialog({ account, ownAddress, seen, onDone, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.restrictions');
  const done = useTranslations('apiUsers.done');
  const { login } = seen;
  const actionForm = useActionForm<{ ipRestrictions: string[] }>({
    schema: changeRestrictionsSchema,
    defaultValues: { ipRestrictions: restrictionFields(seen.ipRestrictions) },
    action: (input) => changeRestrictionsAction(account.serviceName, login, seen, input),
    onDone: () => onDone(done('restrictions', { login })),
  });
  const { form } = actionForm;
  const addOwn = () => {
    const free = freeRestriction(form.getValues('ipRestrictions'));
    if (free === null) return form.setError(LAST_RESTRICTION, ALL_TAKEN, { shouldFocus: true });
    form.setValue(free, ownAddress, { shouldDirty: true, shouldValidate: true });
    form.setFocus(free);
  };
  return (
    <FormDialog title={t('title', { login })} description={t('text')} actionForm={actionForm} onClose={onClose}>
      <RestrictionFields
        autoFocus
        ownAddress={ownAddress}
        shown={MAX_IP_RULES}
        errors={form.formState.errors.ipRestrictions}
        register={(index) => form.register(`ipRestrictions.${index}`, { deps: restrictionNames })}
        onAddOwn={addOwn}
      />
    </FormDialog>
  );
}
