'use client';

import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { addAccountAction } from '@/lib/panel/actions/instance';
import { addAccountSchema } from '@/lib/schemas/add-account';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { NumberField } from '../forms/NumberField';
import { newKey } from '../forms/new-key';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';

type Added = { readonly serviceName: string; readonly link: string | null };
type Invited = { readonly owner: string; readonly serviceName: string; readonly link: string };
type Props = { onDone: (message: string) => void; onClose: () => void };

/** Opens an account; an owner who has no sign-in yet is invited by a link, which is shown once. */
export function AddAccountDialog({ onDone, onClose }: Props) {
  const t = useTranslations('instance.add');
  const [invited, setInvited] = useState<Invited | null>(null);
  const added = (owner: string, { serviceName, link }: Added) => {
    onDone(t('done', { serviceName }));
    if (link === null) onClose();
    else setInvited({ owner, serviceName, link });
  };
  return (
    <Dialog
      title={invited ? t('linkTitle', { serviceName: invited.serviceName }) : t('title')}
      description={invited ? t('linkText', { email: invited.owner }) : t('text')}
      onClose={onClose}
    >
      {invited ? (
        <ShownOnce text={invited.link} copy={t('copyLink')} onClose={onClose} />
      ) : (
        <AddForm onAdded={added} onClose={onClose} />
      )}
    </Dialog>
  );
}

const EMPTY = { description: '', serviceName: '', owner: '', sender: '', credits: '', reason: '' };

type FormProps = { onAdded: (owner: string, added: Added) => void; onClose: () => void };

function AddForm({ onAdded, onClose }: FormProps) {
  const t = useTranslations('instance.add');
  const grant = useTranslations('credit.grant');
  const [key] = useState(newKey);
  const { form, fault, onSubmit } = useActionForm<typeof EMPTY, Added>({
    schema: addAccountSchema,
    defaultValues: EMPTY,
    action: (input) => addAccountAction(key, input),
    onDone: ({ owner }, added) => onAdded(owner.trim().toLowerCase(), added),
  });
  const { errors, isSubmitting } = form.formState;
  const { field: credits } = useController({ control: form.control, name: 'credits' });
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field
        label={t('name')}
        {...plain}
        autoFocus
        error={errors.description?.message}
        {...form.register('description')}
      />
      <Field
        label={t('owner')}
        type="email"
        {...plain}
        hint={t('ownerHint')}
        error={errors.owner?.message}
        {...form.register('owner')}
      />
      <Field
        label={t('serviceName')}
        {...plain}
        hint={t('serviceNameHint')}
        error={errors.serviceName?.message}
        {...form.register('serviceName')}
      />
      <Field
        label={t('sender')}
        {...plain}
        hint={t('senderHint')}
        error={errors.sender?.message}
        {...form.register('sender')}
      />
      <NumberField label={t('credits')} {...plain} error={errors.credits?.message} field={credits} />
      <Field
        label={t(credits.value === '' ? 'reasonOptional' : 'reason')}
        {...plain}
        hint={grant('reasonHint')}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <DialogActions busy={isSubmitting} confirm={t('confirm')} onCancel={onClose} />
    </ActionForm>
  );
}
