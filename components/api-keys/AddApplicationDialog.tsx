'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { addApplicationAction } from '@/lib/panel/actions/api-keys';
import { addApplicationSchema } from '@/lib/schemas/api-key';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { CodeSample } from '../ui/CodeSample';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';

type Added = { readonly applicationKey: string; readonly applicationSecret: string };
type Props = { onDone: (message: string) => void; onClose: () => void };

/** Adds an application, then shows its secret, once. */
export function AddApplicationDialog({ onDone, onClose }: Props) {
  const t = useTranslations('apiKeys');
  const [added, setAdded] = useState<Added | null>(null);
  const text = added && `application_key=${added.applicationKey}\napplication_secret=${added.applicationSecret}`;
  return (
    <Dialog title={t('addApplication')} description={text === null ? t('addText') : t('shownOnce')} onClose={onClose}>
      {text === null ? (
        <AddForm
          onClose={onClose}
          onAdded={(name, application) => {
            setAdded(application);
            onDone(t('addedOne', { application: name }));
          }}
        />
      ) : (
        <ShownOnce text={text} copy={t('copyKeys')} onClose={onClose}>
          <CodeSample className="">{text}</CodeSample>
        </ShownOnce>
      )}
    </Dialog>
  );
}

type FormProps = { onAdded: (name: string, added: Added) => void; onClose: () => void };

function AddForm({ onAdded, onClose }: FormProps) {
  const t = useTranslations('apiKeys');
  const profile = useTranslations('profile');
  const { form, fault, onSubmit } = useActionForm<
    { name: string; description: string; currentPassword: string },
    Added
  >({
    schema: addApplicationSchema,
    defaultValues: { name: '', description: '', currentPassword: '' },
    action: addApplicationAction,
    onDone: ({ name }, added) => onAdded(name.trim(), added),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field label={t('name')} autoComplete="off" autoFocus error={errors.name?.message} {...form.register('name')} />
      <Field
        label={t('description')}
        autoComplete="off"
        error={errors.description?.message}
        {...form.register('description')}
      />
      <Field
        label={profile('yourPassword')}
        type="password"
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...form.register('currentPassword')}
      />
      <DialogActions busy={isSubmitting} confirm={t('confirmAdd')} onCancel={onClose} />
    </ActionForm>
  );
}
