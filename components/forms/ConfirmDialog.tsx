'use client';

import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput } from '@/lib/schemas/panel-user';
import { FormDialog } from './FormDialog';
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
  const actionForm = useActionForm<Record<string, never>>({
    schema: noInput,
    defaultValues: {},
    action,
    onDone,
  });
  return (
    <FormDialog title={title} description={text} actionForm={actionForm} confirm={confirm} danger onClose={onClose} />
  );
}
