'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { testCarrierAction } from '@/lib/panel/actions/carriers';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import type { CarrierRow } from '@/lib/schemas/carrier-pages';
import { type CarrierTrial, testCarrierSchema } from '@/lib/schemas/carrier-trial';
import { TEST_NUMBERS } from '@/lib/schemas/guide';
import { Field } from '../../forms/Field';
import { FormDialog } from '../../forms/FormDialog';
import { useActionForm } from '../../forms/use-action-form';
import { DialogLink } from '../../ui/DialogLink';
import { PttTag } from '../../ui/PttTag';
import { Status } from '../../ui/Status';
import { usePttWords } from '../../ui/use-ptt-words';

type Typed = { number: string; sender: string; text: string };
type Props = { carrier: Pick<CarrierRow, 'name' | 'kind'>; onClose: () => void };

/** Sends a message of nobody by one carrier, and shows what that answers and what it reports of it. */
export function TestCarrierDialog({ carrier: { name, kind }, onClose }: Props) {
  const t = useTranslations('instance.carriers.test');
  const as = kind === SEEMING_KIND ? 'simulated' : 'real';
  const [trial, setTrial] = useState<CarrierTrial | null>(null);
  const actionForm = useActionForm<Typed, CarrierTrial>({
    schema: testCarrierSchema,
    defaultValues: { number: '', sender: '', text: t('sample') },
    action: (input) => {
      setTrial(null);
      return testCarrierAction(name, input);
    },
    onDone: (sent, answered) => {
      // Nothing that is typed is lost any more.
      actionForm.form.reset(sent);
      setTrial(answered);
    },
  });
  const { form } = actionForm;
  const { errors } = form.formState;
  return (
    <FormDialog
      title={t('title', { name })}
      description={t(`${as}.description`)}
      actionForm={actionForm}
      confirm={t(trial ? 'again' : 'confirm')}
      {...(trial && { keep: t('close') })}
      onClose={onClose}
    >
      <Field
        label={t('number')}
        type="tel"
        autoComplete="off"
        autoFocus
        hint={
          as === 'real'
            ? t('real.numberHint')
            : t.rich('simulated.numberHint', {
                numbers: (text) => <DialogLink href={TEST_NUMBERS}>{text}</DialogLink>,
              })
        }
        error={errors.number?.message}
        {...form.register('number')}
      />
      <Field
        label={t('sender')}
        autoComplete="off"
        hint={t(`${as}.senderHint`)}
        error={errors.sender?.message}
        {...form.register('sender')}
      />
      <Field label={t('text')} autoComplete="off" error={errors.text?.message} {...form.register('text')} />
      <div role="status">{trial && <Answer name={name} trial={trial} />}</div>
    </FormDialog>
  );
}

const SIGNALS = { accepted: 'go', refused: 'bad', later: 'warn', unknown: 'warn' } as const;

function Answer({ name, trial: { outcome, text, carrierId } }: { name: string; trial: CarrierTrial }) {
  const t = useTranslations('instance.carriers.test');
  return (
    <div className="rounded-md bg-well p-3 text-xs">
      <p>
        <Status signal={SIGNALS[outcome]}>{t(`outcomes.${outcome}`, { name })}</Status>
      </p>
      {text !== '' && <p className="mt-1 text-muted wrap-anywhere">{t('itsWords', { text })}</p>}
      {outcome === 'accepted' &&
        (carrierId === null ? <p className="mt-1">{t('noId')}</p> : <Reported name={name} carrierId={carrierId} />)}
    </div>
  );
}

/** Somebody looks on until it is there. */
const AWAITED_RECEIPTS = { ...INSTANCE_RESOURCES.carrierReceipts, everyMs: 500 } as const;

/** It is of no message here, so what is reported of it matches none; the id finds it. */
function Reported({ name, carrierId }: { name: string; carrierId: string }) {
  const t = useTranslations('instance.carriers.test');
  const { data } = useResource(AWAITED_RECEIPTS, INSTANCE, { name, search: carrierId });
  const receipts = data?.receipts ?? [];
  const pttWords = usePttWords();
  return (
    <>
      <p className="mt-1">
        {t.rich('id', {
          id: carrierId,
          code: (chunks) => <span className="font-mono wrap-anywhere">{chunks}</span>,
        })}
      </p>
      {receipts.length === 0 ? (
        <p className="mt-1 text-muted">{t('waits')}</p>
      ) : (
        <ul className="mt-1">
          {receipts.map(({ id, ptt, text }) => (
            <li key={id} className="flex flex-wrap items-center gap-2">
              <span>{t('reported', { comment: pttWords(ptt)?.comment ?? String(ptt) })}</span>
              <PttTag ptt={ptt} />
              {text !== '' && <span className="text-muted wrap-anywhere">{text}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
