'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatInZone, parseMinute } from '@/lib/domain/time/zoned-time';
import { redeliverAction } from '@/lib/panel/actions/callbacks';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { Redelivered } from '@/lib/schemas/callback';
import { MomentField } from '../dates/MomentField';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { Dialog } from '../ui/Dialog';

type Props = {
  serviceName: string;
  /** A part of a login that the log is filtered by, or the whole of one, or empty. */
  login: string;
  of: string;
  /** The account's: times are read on its clock. */
  timeZone: string;
  onDone: (outcome: Redelivered) => void;
  onClose: () => void;
};

const DAY_MS = 24 * 3_600_000;

/** A moment as a field takes it, whole minutes. */
const minuteOf = (moment: Date, timeZone: string) => formatInZone(moment, timeZone).slice(0, 16).replace(' ', 'T');

/** Whose callbacks are meant. */
function meant(login: string, of: string) {
  if (of !== '') return 'ofUser';
  return login === '' ? 'all' : 'ofLogin';
}

/** Sends every failed callback since a time again. */
export function RedeliverDialog({ serviceName, login, of, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('callbacks');
  const [since, setSince] = useState(() => minuteOf(new Date(Date.now() - DAY_MS), timeZone));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const text = parseMinute(since, timeZone)?.toISOString() ?? '';
  const { told, isNone } = useFailedSince(serviceName, text, login, of);
  const submit = async () => {
    setBusy(true);
    const result = await callAction(() => redeliverAction(serviceName, { what: 'failed', since: text, login, of }));
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setFault(result.fault);
  };
  return (
    <Dialog
      title={t('again.title')}
      description={t(`again.${meant(login, of)}`, { login: of || login })}
      onClose={onClose}
    >
      <ActionForm fault={null} onSubmit={submit}>
        <MomentField
          label={t('again.since')}
          timeZone={timeZone}
          autoFocus
          hint={t('again.sinceHint', { timeZone })}
          value={since}
          error={fault}
          onChange={setSince}
        />
        <p role="status" className="min-h-5 font-medium">
          {told}
        </p>
        <DialogActions busy={busy} blocked={isNone} confirm={t('redeliver')} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}

/** How many there are to send again, as often as that changes; with none, there is nothing to confirm. */
function useFailedSince(serviceName: string, since: string, login: string, of: string) {
  const t = useTranslations('callbacks.again');
  const { data } = useResource(RESOURCES.failedCallbacks, serviceName, { since, login, of }, since !== '');
  if (since === '' || !data) return { told: null, isNone: false };
  const { count, hasMore } = data;
  return { told: t(hasMore ? 'countAtLeast' : 'count', { count }), isNone: count === 0 && !hasMore };
}
