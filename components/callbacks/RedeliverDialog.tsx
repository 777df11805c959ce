'use client';

import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { Dialog } from '../ui/Dialog';

type Props = {
  /** The API user that the log is filtered by, or empty. */
  login: string;
  action: (input: unknown) => Promise<ActionResult<{ count: number }>>;
  onDone: (count: number) => void;
  onClose: () => void;
};

const DAY_MS = 24 * 3_600_000;

/** A moment as `datetime-local` shows it: the reader's own clock, whole minutes. */
function localMinutes(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** Sends every failed callback since a time again. */
export function RedeliverDialog({ login, action, onDone, onClose }: Props) {
  const [since, setSince] = useState(() => localMinutes(new Date(Date.now() - DAY_MS)));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const submit = async () => {
    setBusy(true);
    const moment = new Date(since);
    const text = Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
    const result = await callAction(() => action({ what: 'failed', since: text, login }));
    setBusy(false);
    if (result.ok) onDone(result.value.count);
    else setFault(result.message);
  };
  return (
    <Dialog
      title="Redeliver failed callbacks"
      description={login === '' ? 'Of every API user.' : `Of the API user ${login}.`}
      onClose={onClose}
    >
      <ActionForm fault={null} onSubmit={submit}>
        <Field
          label="That failed since"
          type="datetime-local"
          autoFocus
          value={since}
          error={fault}
          onChange={(event) => setSince(event.target.value)}
        />
        <DialogActions busy={busy} confirm="Redeliver" onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
