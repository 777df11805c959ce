'use client';

import { useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { tellsAtOnce } from '@/lib/domain/alerts/limit';
import type { TrialAlert } from '@/lib/domain/alerts/sample-alert';
import { formatCredits, ONE_CREDIT, parseCredits } from '@/lib/domain/credits';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { LimitRow } from '@/lib/schemas/alert';
import { changeLimitSchema } from '@/lib/schemas/change-limit';
import { Button } from '../ui/Button';
import { useFormat } from '../ui/use-format';
import { ActionForm } from './ActionForm';
import { callAction } from './call-action';
import { DialogActions } from './DialogActions';
import { LimitFields, type LimitInput } from './LimitFields';
import { useActionForm } from './use-action-form';

type Props = {
  /** As it was when the dialog opened. */
  seen: LimitRow;
  /** What is left now, in hundredths: of the account's own credit, or for the API user. */
  left: number;
  /** The signed-in person's. */
  ownEmail: string;
  /** Whether they may send an SMS, which costs credit. */
  mayTrySms: boolean;
  save: (input: LimitInput) => Promise<ActionResult>;
  sendTest: (input: LimitInput) => Promise<ActionResult<TrialAlert>>;
  onTested: (message: string) => void;
  onDone: () => void;
  onClose: () => void;
};

/** A limit of an API user's credit, or of the account's own, with a button that tries its alert. */
export function LimitForm({ seen, left, ownEmail, mayTrySms, save, sendTest, onTested, onDone, onClose }: Props) {
  const t = useTranslations('alerts.limit');
  const warningOf = useLimitWarning();
  const { form, fault, accept, onSubmit } = useActionForm<LimitInput>({
    schema: changeLimitSchema,
    defaultValues: asTyped(seen, ownEmail),
    action: save,
    onDone,
  });
  const { isSubmitting } = form.formState;
  const [active, support] = useWatch({ control: form.control, name: ['active', 'support'] });
  const { field: threshold } = useController({ control: form.control, name: 'threshold' });
  const [testing, setTesting] = useState(false);
  const test = async () => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return;
    setTesting(true);
    const result = await callAction(() => sendTest(form.getValues()));
    setTesting(false);
    if (accept(result) && result.ok) onTested(t(result.value.mailIsKept ? 'testKept' : 'tested'));
  };
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <LimitFields
        autoFocus
        active={active}
        support={support}
        errors={form.formState.errors}
        register={(name) => form.register(name)}
        threshold={threshold}
        warning={active && warningOf(seen, threshold.value, left)}
      />
      {active && (support === 'mail' || mayTrySms) && (
        <div>
          <Button busy={testing} onClick={() => void test()}>
            {t('sendTest')}
          </Button>
        </div>
      )}
      <DialogActions busy={isSubmitting} onCancel={onClose} />
    </ActionForm>
  );
}

/** What is said beside a threshold that would be below what is left the moment it is saved. */
export function useLimitWarning() {
  const t = useTranslations('alerts.limit');
  const format = useFormat();
  return (seen: Pick<LimitRow, 'alertThreshold'>, threshold: string, left: number): string | false => {
    const typed = parseCredits(threshold);
    return (
      typed.ok &&
      tellsAtOnce(seen, typed.value, left) &&
      t('tellsAtOnce', { count: left / ONE_CREDIT, left: format.credits(left) })
    );
  };
}

const asTyped = (limit: LimitRow, ownEmail: string): LimitInput => ({
  active: limit.alertThreshold !== null,
  support: limit.alertSupport,
  threshold: thresholdOf(limit),
  email: limit.alertEmail || ownEmail,
  number: limit.alertNumber === '' ? '' : formatMsisdn(limit.alertNumber),
});

/** The one that is set, else the one before it was switched off. */
function thresholdOf({ alertThreshold, alertLastThreshold }: LimitRow): string {
  const threshold = alertThreshold ?? alertLastThreshold;
  return threshold === null ? '' : formatCredits(threshold);
}
