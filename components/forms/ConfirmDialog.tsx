'use client';

import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput } from '@/lib/schemas/panel-user';
import { Dialog } from '../ui/Dialog';
import { ActionForm } from './ActionForm';
import { DialogActions } from './DialogActions';
import { useActionForm } from './use-action-form';

type Props = {
  title: string;
  text: string;
  confirm: string;
  action: (input: Record<string, never>) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

/** Asks before something is taken away. */
export function ConfirmDialog({ title, text, confirm, action, onDone, onClose }: Props) {
  const { form, fault, onSubmit } = useActionForm<Record<string, never>>({
    schema: noInput,
    defaultValues: {},
    action,
    onDone,
  });
  return (
    <Dialog title={title} description={text} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <DialogActions busy={form.formState.isSubmitting} confirm={confirm} danger onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
