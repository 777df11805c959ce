'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { addKeyAction } from '@/lib/panel/actions/api-keys';
import { addKeySchema, type NewKeys } from '@/lib/schemas/api-key';
import { ActionForm } from '../forms/ActionForm';
import { Field } from '../forms/Field';
import { TextArea } from '../forms/TextArea';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { GrantFields, type TypedGrant } from './GrantFields';
import { ShownKeys } from './ShownKeys';

type Typed = TypedGrant & { name: string; description: string; rules: string };

/** Makes all that a program needs in one go, and shows it, once. */
export function CreateKeys({ rules }: { rules: string }) {
  const t = useTranslations('apiKeys');
  const [made, setMade] = useState<NewKeys | null>(null);
  const { form, fault, onSubmit } = useActionForm<Typed, NewKeys>({
    schema: addKeySchema,
    defaultValues: { name: '', description: '', rules, days: '', allowedAddresses: '', currentPassword: '' },
    action: addKeyAction,
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
      <TextArea
        label={t('rules')}
        rows={5}
        spellCheck={false}
        className="font-mono"
        hint={t('rulesHint')}
        error={errors.rules?.message}
        {...form.register('rules')}
      />
      <GrantFields errors={errors} register={form.register} />
      <div>
        <Button look="primary" type="submit" busy={isSubmitting}>
          {t('create')}
        </Button>
      </div>
    </ActionForm>
  );
}
