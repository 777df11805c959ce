'use client';

import type { UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Field } from '../../forms/Field';
import { SelectInput } from '../../forms/SelectInput';
import { Switch } from '../../forms/Switch';
import { TextArea } from '../../forms/TextArea';
import type { SettingField } from './carrier-fields';
import type { CarrierTyped } from './carrier-typed';

type Props = {
  field: SettingField;
  form: UseFormReturn<CarrierTyped>;
  /** A secret that is there already stays while its field is empty. */
  isNew: boolean;
};

/** One setting of a carrier, with what it does. */
export function SettingInput({ field, form, isNew }: Props) {
  const t = useTranslations('instance.carriers');
  const { name, look } = field;
  const { errors } = form.formState;
  const errorOf = (of: 'settings' | 'secrets'): string | undefined => errors[of]?.[name]?.message;
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  const label = t(`fields.${name}.label`);
  const hint = t(`fields.${name}.hint`);
  if (look === 'secret') {
    return (
      <Field
        label={label}
        type="password"
        {...plain}
        autoComplete="new-password"
        hint={isNew ? hint : `${hint} ${t('form.kept')}`}
        placeholder={isNew ? undefined : t('form.unchanged')}
        error={errorOf('secrets')}
        {...form.register(`secrets.${name}`)}
      />
    );
  }
  const path = `settings.${name}` as const;
  const error = errorOf('settings');
  if (look === 'switch') return <Switch label={label} hint={hint} {...form.register(path)} />;
  if (look === 'choice') {
    const options = field.choices.map((choice) => [choice, t(`choices.${choice}`)] as const);
    return <SelectInput label={label} hint={hint} error={error} options={options} {...form.register(path)} />;
  }
  if (look === 'area') {
    return <TextArea label={label} rows={4} {...plain} hint={hint} error={error} {...form.register(path)} />;
  }
  return (
    <Field
      label={label}
      {...plain}
      inputMode={look === 'number' ? 'numeric' : undefined}
      hint={hint}
      error={error}
      {...form.register(path)}
    />
  );
}
