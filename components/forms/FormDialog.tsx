'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Dialog } from '../ui/Dialog';
import { ActionForm } from './ActionForm';
import { DialogActions } from './DialogActions';
import type { useActionForm } from './use-action-form';

type Fields<Input extends FieldValues> = Pick<ReturnType<typeof useActionForm<Input>>, 'form' | 'fault' | 'onSubmit'>;

type Props<Input extends FieldValues> = {
  title: string;
  description?: ReactNode;
  actionForm: Fields<Input>;
  /** Something else has to be there first. */
  busy?: boolean;
  /** What its button says. */
  confirm?: string;
  /** What its way out says, where Cancel could be taken for what is asked. */
  keep?: string;
  /** As things are now, it cannot be confirmed; why not is said. */
  blocked?: boolean;
  /** It takes something away. */
  danger?: boolean;
  onClose: () => void;
  children?: ReactNode;
};

/** A dialog that is one form: its fields, then Cancel and Confirm. */
export function FormDialog<Input extends FieldValues>({
  title,
  description,
  actionForm: { form, fault, onSubmit },
  busy = false,
  onClose,
  children,
  ...foot
}: Props<Input>) {
  return (
    <Dialog title={title} description={description} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        {children}
        <DialogActions busy={busy || form.formState.isSubmitting} onCancel={onClose} {...foot} />
      </ActionForm>
    </Dialog>
  );
}
