'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { listMagicNumbers } from '@/lib/domain/delivery/magic-numbers';
import { CONTENT_TYPES } from '@/lib/domain/http2sms/answer';
import type { SenderRow } from '@/lib/schemas/sender';
import { ActionForm } from '../../forms/ActionForm';
import { Field } from '../../forms/Field';
import { SelectInput } from '../../forms/SelectInput';
import { TextArea } from '../../forms/TextArea';
import { Button } from '../../ui/Button';
import { usePttWords } from '../../ui/use-ptt-words';
import { LoginField } from '../LoginField';
import type { PlaygroundName, PlaygroundValues } from './playground-values';

type Props = {
  serviceName: string;
  senders: readonly SenderRow[];
  hasTestNumbers: boolean;
  values: PlaygroundValues;
  onChange: (name: PlaygroundName, value: string) => void;
  password: string;
  onPassword: (password: string) => void;
  onSend: () => Promise<void>;
};

/** As many characters of a login are seen in a phone's field. */
const MOST_ON_PHONE = 30;

/** The fields of a request. What is wrong with them is for http2sms to say: that is what one tries here. */
export function PlaygroundForm({ serviceName, senders, hasTestNumbers, values, onChange, ...rest }: Props) {
  const { password, onPassword, onSend } = rest;
  const t = useTranslations('guides.playground');
  const [isSending, setSending] = useState(false);
  const login = values.login ?? '';
  const send = async () => {
    setSending(true);
    await onSend();
    setSending(false);
  };
  const set = (name: PlaygroundName) => ({
    value: values[name] ?? '',
    onChange: ({ target }: { target: { value: string } }) => onChange(name, target.value),
  });
  return (
    <ActionForm fault={null} onSubmit={send} className="px-4 py-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <LoginField
            serviceName={serviceName}
            label={t('login')}
            // In full where a phone's field hides its end: its password is asked for.
            hint={login.length > MOST_ON_PHONE && <span className="wrap-anywhere sm:hidden">{login}</span>}
            value={login}
            onChange={(wanted) => onChange('login', wanted)}
          />
        </div>
        <Field
          label={t('password')}
          hint={t('passwordHint')}
          type="password"
          // Of an API user, not of whoever is signed in: no password manager should fill it in or keep it.
          autoComplete="new-password"
          value={password}
          onChange={({ target }) => onPassword(target.value)}
        />
        <SelectInput
          label={t('sender')}
          options={[
            ...senders.map(({ sender, groupedSender }) => [sender, groupedSender] as const),
            ['', t('noSender')],
          ]}
          {...set('from')}
        />
        <div className="min-w-0 space-y-4">
          <Field label={t('to')} inputMode="tel" spellCheck={false} {...set('to')} />
          {hasTestNumbers && <TestNumbers to={values.to ?? ''} onChoose={(number) => onChange('to', number)} />}
        </div>
      </div>
      <TextArea label={t('message')} rows={3} {...set('message')} />
      <details className="rounded-md border border-line">
        <summary className="px-3 py-1.5 font-medium max-sm:py-3">{t('more')}</summary>
        <div className="grid gap-4 border-t border-line p-3 sm:grid-cols-2">
          <Field label="deferred" placeholder="hhmmddMMYYYY" spellCheck={false} {...set('deferred')} />
          <Field label="tag" spellCheck={false} {...set('tag')} />
          <Codes name="contentType" codes={CONTENT_TYPES} {...set('contentType')} />
          <Codes name="class" codes={['0', '1', '2', '3']} {...set('class')} />
          <Codes name="smsCoding" codes={['1', '2']} {...set('smsCoding')} />
          <Codes name="noStop" codes={['0', '1']} {...set('noStop')} />
          <Codes name="senderForResponse" codes={['0', '1']} {...set('senderForResponse')} />
        </div>
      </details>
      <Button look="primary" type="submit" busy={isSending}>
        {t('send')}
      </Button>
    </ActionForm>
  );
}

type CodesProps = {
  name: PlaygroundName;
  codes: readonly string[];
  value: string;
  onChange: (event: { target: { value: string } }) => void;
};

/** A parameter with few values, called as it is in the request. */
function Codes({ name, codes, ...set }: CodesProps) {
  const t = useTranslations('guides.playground');
  return (
    <SelectInput label={name} options={[['', t('default')], ...codes.map((code) => [code, code] as const)]} {...set} />
  );
}

/** The simulated carrier's numbers, by what they ask for. */
function TestNumbers({ to, onChoose }: { to: string; onChoose: (number: string) => void }) {
  const t = useTranslations('guides.playground');
  const tests = useTranslations('guides.test');
  const pttWords = usePttWords();
  const options = listMagicNumbers().map((magic): readonly [string, string] => {
    if ('behaviour' in magic) return [magic.number, tests(`behaviours.${magic.behaviour}`)];
    const description = pttWords(magic.ptt)?.comment ?? '';
    return [magic.number, tests('ofPtt', { ptt: String(magic.ptt), description })];
  });
  const isTest = options.some(([number]) => number === to);
  return (
    <SelectInput
      label={t('testNumber')}
      hint={t('testNumberHint')}
      options={[['', t('ownNumber')], ...options]}
      value={isTest ? to : ''}
      onChange={({ target }) => {
        if (target.value !== '') onChoose(target.value);
      }}
    />
  );
}
