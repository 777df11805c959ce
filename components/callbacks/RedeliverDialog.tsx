'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { parseMinute, writeMinute } from '@/lib/domain/time/zoned-time';
import { redeliverAction } from '@/lib/panel/actions/callbacks';
import type { Redelivered } from '@/lib/schemas/callback';
import { MomentField } from '../dates/MomentField';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { Dialog } from '../ui/Dialog';
import { useFailedCallbacks } from './use-failed-callbacks';

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

/** Whose callbacks are meant. */
function meant(login: string, of: string) {
  if (of !== '') return 'ofUser';
  return login === '' ? 'all' : 'ofLogin';
}

/** Sends every callback that failed since a time again, be it given up or tried again. */
export function RedeliverDialog({ serviceName, login, of, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('callbacks');
  const [since, setSince] = useState(() => writeMinute(new Date(Date.now() - DAY_MS), timeZone));
  const countId = useId();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const text = parseMinute(since, timeZone)?.toISOString() ?? '';
  const failed = useFailedCallbacks(serviceName, { since: text, login, of });
  const countWords = ({ count, givenUp, isNone, hasMore }: NonNullable<typeof failed>) =>
    hasMore
      ? t('again.countAtLeast', { count })
      : t('again.count', { isNone: isNone ? 'yes' : 'no', givenUp, failing: count - givenUp });
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
          hint={t('again.sinceHint')}
          value={since}
          error={fault}
          onChange={setSince}
        />
        <p id={countId} role="status" className="min-h-5 font-medium">
          {failed && countWords(failed)}
        </p>
        <DialogActions
          busy={busy}
          blocked={failed?.isNone ?? false}
          blockedBy={countId}
          confirm={
            failed && !failed.hasMore && !failed.isNone ? t('again.confirm', { count: failed.count }) : t('redeliver')
          }
          onCancel={onClose}
        />
      </ActionForm>
    </Dialog>
  );
}
