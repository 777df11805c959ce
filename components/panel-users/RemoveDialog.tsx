'use client';

import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';

type Props = {
  email: string;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

export function RemoveDialog({ email, action, onDone, onClose }: Props) {
  const t = useTranslations('panelUsers');
  const { form, fault, onSubmit } = useActionForm<Record<string, never>>({
    schema: noInput,
    defaultValues: {},
    action,
    onDone,
  });
  return (
    <Dialog title={t('removeTitle')} description={t('removeText', { email })} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <DialogActions busy={form.formState.isSubmitting} confirm={t('remove')} danger onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
