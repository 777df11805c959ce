'use client';

import { get, type UseFormReturn, useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Field } from '../../forms/Field';
import { NumberField } from '../../forms/NumberField';
import { SelectInput } from '../../forms/SelectInput';
import { Switch } from '../../forms/Switch';
import { TextArea } from '../../forms/TextArea';
import { placeOf, type SettingField } from './carrier-fields';
import type { CarrierTyped } from './carrier-typed';

type Props = {
  field: SettingField;
  form: UseFormReturn<CarrierTyped>;
  /** A secret that is there already stays while its field is empty. */
  isNew: boolean;
};

function errorAt({ formState: { errors } }: Props['form'], path: string): string | undefined {
  const at: unknown = get(errors, path);
  return typeof at === 'object' && at !== null && 'message' in at && typeof at.message === 'string'
    ? at.message
    : undefined;
}

const PLAIN = { autoComplete: 'off', spellCheck: false } as const;

/** One setting of a carrier, with what it does. */
export function SettingInput({ field, form, isNew }: Props) {
  const t = useTranslations('instance.carriers');
  const { name, look } = field;
  const registered = placeOf(field);
  const label = field.label ?? t(`fields.${name}.label`);
  const hint = t(`fields.${name}.hint`);
  const common = { label, hint, ...form.register(registered) };
  const error = errorAt(form, registered);
  switch (look) {
    case 'secret':
      return <SecretInput {...common} error={error} isNew={isNew} />;
    case 'secret-area':
      return <SecretArea {...common} error={error} isNew={isNew} />;
    case 'switch':
      return <Switch {...common} />;
    case 'choice':
      return (
        <SelectInput
          {...common}
          error={error}
          options={field.choices.map((one) => [one, t(`choices.${one}`)] as const)}
        />
      );
    case 'area':
      return <TextArea {...common} error={error} {...PLAIN} rows={4} />;
    case 'json':
      return <TextArea {...common} error={error} {...PLAIN} rows={10} className="font-mono" />;
    case 'number':
      return <NumberInput {...{ form, error, label, hint }} placeholder={field.placeholder} name={registered} />;
    case 'text':
      return <Field {...common} {...PLAIN} error={error} placeholder={field.placeholder} />;
  }
}

type NumberProps = Pick<Props, 'form'> & {
  label: string;
  hint: string;
  error: string | undefined;
  placeholder: string | undefined;
  name: `settings.${string}` | `secrets.${string}`;
};

function NumberInput({ form: { control }, name, ...field }: NumberProps) {
  const { field: ofForm } = useController({ control, name });
  return (
    <NumberField {...field} {...PLAIN} inputMode="numeric" field={{ ...ofForm, value: String(ofForm.value ?? '') }} />
  );
}

type Written = { hint: string; isNew: boolean };
type SecretProps = React.ComponentProps<typeof Field> & Written;

/** Likewise of several lines: what is typed is seen, and no more once it is saved. */
function SecretArea({ hint, isNew, ...field }: React.ComponentProps<typeof TextArea> & Written) {
  const t = useTranslations('instance.carriers.form');
  return (
    <TextArea
      {...field}
      {...PLAIN}
      rows={4}
      hint={isNew ? hint : `${hint} ${t('kept')}`}
      placeholder={isNew ? undefined : t('unchanged')}
    />
  );
}

/** It is written and never shown. */
function SecretInput({ hint, isNew, ...field }: SecretProps) {
  const t = useTranslations('instance.carriers.form');
  return (
    <Field
      {...field}
      type="password"
      spellCheck={false}
      autoComplete="new-password"
      hint={isNew ? hint : `${hint} ${t('kept')}`}
      placeholder={isNew ? undefined : t('unchanged')}
    />
  );
}
