'use client';

import { useTranslations } from 'use-intl';
import type { Decision } from '@/lib/domain/delivery/decision';
import { decideOnMessagesAction } from '@/lib/panel/actions/carriers';
import { noInput } from '@/lib/schemas/panel-user';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';

export type OpenDecision = {
  readonly decision: Decision;
  /** Null: all that waited by `until`. */
  readonly messageId: number | null;
  readonly until: string;
  /** How many that is, as they were seen. */
  readonly count: number;
  /** Of the one message; empty: of all. */
  readonly recipient: string;
};

type Props = {
  carrier: string;
  open: OpenDecision;
  onDecided: (message: string) => void;
  onClose: () => void;
};

/** Asks before something is decided, and says what it comes to: what it costs, and what a phone may get twice. */
export function DecideDialog({ carrier, open, onDecided, onClose }: Props) {
  const t = useTranslations('instance.carriers.undecided');
  const { decision, messageId, until, count, recipient } = open;
  const actionForm = useActionForm<Record<string, never>, { readonly count: number }>({
    schema: noInput,
    defaultValues: {},
    action: (input) => decideOnMessagesAction(carrier, { decision, messageId, until }, input),
    onDone: (_input, decided) => {
      onDecided(t(`${decision}.done`, { count: decided.count }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={messageId === null ? t(`${decision}.titleAll`, { count }) : t(`${decision}.titleOne`, { recipient })}
      description={t(`${decision}.text`)}
      actionForm={actionForm}
      confirm={t(`${decision}.confirm`)}
      danger={decision === 'end'}
      onClose={onClose}
    />
  );
}
