'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { callRest, REST_PATH, type RestKeys, type RestProof } from '@/lib/queries/call-rest';
import { fault } from '@/lib/schemas/fault';
import type { OpenApiDocument } from '@/lib/schemas/open-api';
import { ActionForm } from '../../forms/ActionForm';
import { Field } from '../../forms/Field';
import { onDemand } from '../../forms/on-demand';
import { SelectInput } from '../../forms/SelectInput';
import { TextArea } from '../../forms/TextArea';
import { Button } from '../../ui/Button';
import type { RestField, RestOperation } from './operations';
import { RestAnswer, type ShownCall } from './RestAnswer';
import { type CallValues, type ChosenProof, headersOf, missingIn, targetOf } from './rest-call';
import { missingKeys } from './rest-keys';
import { readType } from './types-of';

const ConfirmDialog = onDemand(async () => (await import('../../forms/ConfirmDialog')).ConfirmDialog);

export type RestSetup = { readonly keys: RestKeys; readonly proof: ChosenProof };

/** Told of each call which keys it lacks. */
export type OnMissingKeys = (names: readonly (keyof RestKeys)[]) => void;

type Props = {
  operation: RestOperation;
  schemas: OpenApiDocument['components']['schemas'];
  setup: RestSetup;
  onMissingKeys: OnMissingKeys;
  values: CallValues;
  onValues: (values: CallValues) => void;
  body: string;
  onBody: (body: string) => void;
};

const proofFor = (access: RestOperation['access'], chosen: ChosenProof): RestProof => {
  if (access === 'anyone') return 'none';
  return access === 'application' ? 'application' : chosen;
};

/** Makes the call for real; whatever may change something asks first. */
export function RestTrial({ operation, schemas, setup, onMissingKeys, values, onValues, body, onBody }: Props) {
  const t = useTranslations('guides.api');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [lacksKeys, setLacksKeys] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [shown, setShown] = useState<ShownCall | null>(null);
  const { method, path, access, changes, fields } = operation;

  const call = async () => {
    setBusy(true);
    const { origin } = window.location;
    const asked = { method, target: targetOf(operation, values), headers: headersOf(operation, values), body };
    const made = await callRest(origin, setup.keys, proofFor(access, setup.proof), asked);
    setShown({ ...made, method, url: origin + REST_PATH + asked.target, body });
    setBusy(false);
  };
  const send = async () => {
    const lacking = missingIn(operation, values);
    setMissing(lacking);
    const lackingKeys = missingKeys(proofFor(access, setup.proof), setup.keys);
    onMissingKeys(lackingKeys);
    setLacksKeys(lackingKeys.length > 0);
    if (lacking.length > 0 || lackingKeys.length > 0) return;
    if (changes) setAsking(true);
    else await call();
  };
  return (
    <section aria-label={t('tryOf', { method, path })}>
      <h4 className="text-xs font-medium">{t('try')}</h4>
      <ActionForm fault={lacksKeys ? fault('keys_missing') : null} onSubmit={send} className="mt-2">
        <div className="grid gap-4 sm:grid-cols-2">
          {fields
            .filter(({ place }) => place !== 'body')
            .map((field) => (
              <ValueField
                key={field.name}
                field={field}
                choices={readType(field.schema, schemas).values}
                value={values[field.name] ?? ''}
                error={missing.includes(field.name) ? fault('path_value_missing') : undefined}
                onChange={(value) => onValues({ ...values, [field.name]: value })}
              />
            ))}
        </div>
        {operation.body !== null && (
          <TextArea
            label={t('bodyLabel')}
            rows={Math.max(3, operation.body.split('\n').length)}
            spellCheck={false}
            className="font-mono"
            value={body}
            onChange={({ target }) => onBody(target.value)}
          />
        )}
        <div>
          <Button look={method === 'DELETE' ? 'danger' : 'primary'} type="submit" busy={isBusy}>
            {t('send', { method })}
          </Button>
        </div>
      </ActionForm>
      {isAsking && (
        <ConfirmDialog
          title={t('askTitle', { method, path: targetOf(operation, values) })}
          text={t('askText', { method })}
          confirm={t('send', { method })}
          action={async () => {
            await call();
            return { ok: true, value: null };
          }}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        />
      )}
      {shown && (
        <div className="mt-4">
          <RestAnswer {...shown} />
        </div>
      )}
    </section>
  );
}

type ValueFieldProps = {
  field: RestField;
  choices: readonly string[];
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

/** A parameter, called as it is in the address. */
function ValueField({ field: { name }, choices, value, error, onChange }: ValueFieldProps) {
  const t = useTranslations('guides.api');
  const set = { label: name, value, error };
  const change = ({ target }: { target: { value: string } }) => onChange(target.value);
  if (choices.length === 0) return <Field {...set} spellCheck={false} autoComplete="off" onChange={change} />;
  const options = [['', t('notSent')] as const, ...choices.map((choice) => [choice, choice] as const)];
  return <SelectInput {...set} options={options} onChange={change} />;
}
