'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { addKeyAction } from '@/lib/panel/actions/api-keys';
import { chosenRules, createKeysSchema, type NewKeys } from '@/lib/schemas/api-key';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { GrantFields } from './GrantFields';
import { type OfferedAccount, RuleChoice } from './RuleChoice';
import { ShownKeys } from './ShownKeys';
import type { TypedKeys } from './typed-keys';

type Props = {
  /** What a link asks for; empty: nothing. */
  rules: string;
  /** Those that are offered; any other may be typed. */
  accounts: readonly OfferedAccount[];
};

/** Makes all that a program needs in one go, and shows it, once. */
export function CreateKeys({ rules, accounts }: Props) {
  const t = useTranslations('apiKeys');
  const forms = useTranslations('forms');
  const [made, setMade] = useState<NewKeys | null>(null);
  const { form, fault, onSubmit } = useActionForm<TypedKeys, NewKeys>({
    schema: createKeysSchema,
    defaultValues: {
      ...{ name: '', description: '', set: rules === '' ? 'read' : 'own', account: '', rules },
      ...{ days: '', allowedAddresses: '', currentPassword: '' },
    },
    action: (typed) => addKeyAction({ ...typed, rules: chosenRules(typed) }),
    onDone: (_, keys) => setMade(keys),
  });
  if (made) return <ShownKeys keys={made} />;
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field label={t('name')} autoComplete="off" error={errors.name?.message} {...form.register('name')} />
      <Field
        label={t('description')}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register('description')}
      />
      <RuleChoice form={form} accounts={accounts} />
      <GrantFields errors={errors} register={form.register} />
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href="/profile/api-keys">{forms('cancel')}</ButtonLink>
        <Button look="primary" type="submit" busy={isSubmitting}>
          {t('create')}
        </Button>
      </div>
    </ActionForm>
  );
}
