'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import { Field } from '../forms/Field';
import { Panel } from '../ui/Panel';
import { useFormat } from '../ui/use-format';
import { useSettledText } from '../ui/use-settled-text';
import { useRateName } from './use-destination';

/** In characters: longer than any number, however it is laid out. */
const LONGEST = 40;

/** What a segment to a number costs now, and by which prefix. */
export function TryNumber() {
  const t = useTranslations('rates');
  const format = useFormat();
  const nameOf = useRateName();
  const [asked, setAsked] = useState('');
  const [typed, setTyped, settle] = useSettledText(asked, setAsked);
  const number = asked.trim();
  const { data } = useResource(INSTANCE_RESOURCES.ratedNumber, INSTANCE, { number }, number !== '');
  const told = () => {
    if (number === '' || data === undefined) return '';
    if (data === null) return t('noNumber');
    const { groupedMsisdn, credits } = data;
    const amount = format.credits(credits);
    return t('costs', { number: groupedMsisdn, credits: credits / ONE_CREDIT, amount, name: nameOf(data) });
  };
  return (
    <Panel title={t('try')}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2 p-4">
        <Field
          label={t('tryLabel')}
          type="tel"
          autoComplete="off"
          maxLength={LONGEST}
          hint={t('tryHint')}
          className="w-full sm:w-70"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
        />
        <p role="status" className="min-h-6 min-w-0 wrap-anywhere sm:mt-8">
          {told()}
        </p>
      </div>
    </Panel>
  );
}
