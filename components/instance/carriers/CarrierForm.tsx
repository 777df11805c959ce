'use client';

import { useRouter } from 'next/navigation';
import { useContext, useState } from 'react';
import { flushSync } from 'react-dom';
import { type UseFormReturn, useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { WHEN_UNKNOWN } from '@/lib/domain/carrier/carrier';
import { tellsByAddress } from '@/lib/domain/carrier/carrier-setup';
import { type ActionResult, NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import { ActionForm, NothingToConfirm } from '../../forms/ActionForm';
import { Field } from '../../forms/Field';
import { NumberField } from '../../forms/NumberField';
import { SelectInput } from '../../forms/SelectInput';
import { useActionForm } from '../../forms/use-action-form';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { useFaultWords } from '../../ui/use-fault-words';
import { isAnyFilled, placeOf, type SettingField, settingGroups, shownFields } from './carrier-fields';
import { type CarrierTyped, inputOf, typedSchema } from './carrier-typed';
import { SettingInput } from './SettingInput';

type Props<Value> = {
  schema: z.ZodType;
  /** What it begins from. */
  typed: CarrierTyped;
  isNew: boolean;
  action: (input: object) => Promise<ActionResult<Value>>;
  onDone: (name: string, value: Value) => void;
  /** Where Cancel leads. */
  back: string;
};

/** All settings of a carrier on a page, each with what it does. Secrets are written here and never shown. */
export function CarrierForm<Value>({ schema, typed, isNew, action, onDone, back }: Props<Value>) {
  const t = useTranslations('instance.carriers');
  const groups = settingGroups(typed.kind, typed.settings);
  const advanced = groups.filter(({ name }) => name === 'advanced').flatMap(({ fields }) => fields);
  const [isUnfolded, setUnfolded] = useState(() => isAnyFilled(advanced, typed));
  const actionForm = useActionForm<CarrierTyped, Value>({
    schema: typedSchema(schema),
    defaultValues: typed,
    action: (input) => action(inputOf(input)),
    onDone: ({ name }, value) => onDone(name.trim(), value),
    // At once, so that the field at fault is there to take the focus.
    onFaults: (faulty) =>
      advanced.some((field) => faulty.includes(placeOf(field))) && flushSync(() => setUnfolded(true)),
  });
  const { form, fault, onSubmit } = actionForm;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit} className="mt-4 max-w-3xl gap-0">
      {isNew && (
        <Panel title={t('form.groups.name')}>
          <Fields>
            <NameField form={form} />
            <DescriptionField form={form} />
          </Fields>
        </Panel>
      )}
      {groups
        .filter(({ name }) => name !== 'advanced')
        .map(({ name, fields }) => (
          <Panel key={name} title={t(`form.groups.${name}`)}>
            <Fields>
              <SettingFields fields={fields} form={form} isNew={isNew} />
            </Fields>
          </Panel>
        ))}
      <Panel title={t('form.groups.use')}>
        <Fields>
          <UseFields form={form} isNew={isNew} kind={typed.kind} />
        </Fields>
      </Panel>
      {advanced.length > 0 && (
        <Folded title={t('form.groups.advanced')} isOpen={isUnfolded} onToggle={setUnfolded}>
          <SettingFields fields={advanced} form={form} isNew={isNew} />
        </Folded>
      )}
      <Foot isNew={isNew} isBusy={form.formState.isSubmitting} back={back} />
    </ActionForm>
  );
}

const Fields = ({ children }: { children: React.ReactNode }) => (
  <div className="flex flex-col gap-4 p-4">{children}</div>
);

type FoldedProps = {
  title: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: React.ReactNode;
};

/** What is seldom filled in, and stays as it was typed while it is folded. */
const Folded = ({ title, isOpen, onToggle, children }: FoldedProps) => (
  <details
    open={isOpen}
    onToggle={({ currentTarget }) => onToggle(currentTarget.open)}
    className="mt-4 rounded-lg border border-line bg-surface shadow-card"
  >
    <summary className="cursor-pointer rounded-lg px-4 py-2.5 hover:bg-hover max-sm:py-3">
      <h2 className="inline">{title}</h2>
    </summary>
    <div className="border-t border-line">
      <Fields>{children}</Fields>
    </div>
  </details>
);

type Form = { form: UseFormReturn<CarrierTyped> };
const PLAIN = { autoComplete: 'off', spellCheck: false } as const;

function SettingFields({ fields, form, isNew }: Form & { fields: readonly SettingField[]; isNew: boolean }) {
  const [settings, secrets] = useWatch({ control: form.control, name: ['settings', 'secrets'] });
  return shownFields(fields, { settings, secrets }).map((field) => (
    <SettingInput key={field.path} field={field} form={form} isNew={isNew} />
  ));
}

function NameField({ form }: Form) {
  const t = useTranslations('instance.carriers');
  return (
    <Field
      label={t('form.name')}
      {...PLAIN}
      hint={t('form.nameHint')}
      error={form.formState.errors.name?.message}
      {...form.register('name')}
    />
  );
}

function DescriptionField({ form }: Form) {
  const t = useTranslations('instance.carriers');
  return (
    <Field
      label={t('form.description')}
      {...PLAIN}
      hint={t('form.descriptionHint')}
      error={form.formState.errors.description?.message}
      {...form.register('description')}
    />
  );
}

function UseFields({ form, isNew, kind }: Form & { isNew: boolean; kind: CarrierTyped['kind'] }) {
  const t = useTranslations('instance.carriers');
  const { errors } = form.formState;
  const whenUnknown = useWatch({ control: form.control, name: 'whenUnknown' });
  const { field: rank } = useController({ control: form.control, name: 'rank' });
  return (
    <>
      {/* A new one has it beside its name. */}
      {!isNew && <DescriptionField form={form} />}
      <NumberField
        label={t('form.rank')}
        inputMode="numeric"
        {...PLAIN}
        hint={t('form.rankHint')}
        error={errors.rank?.message}
        field={rank}
      />
      <SelectInput
        label={t('form.whenUnknown')}
        hint={t(`form.whenUnknownHints.${whenUnknown}`)}
        options={WHEN_UNKNOWN.map((one) => [one, t(`choices.${one}`)] as const)}
        {...form.register('whenUnknown')}
      />
      {tellsByAddress(kind) && (
        <Field
          label={t('form.dlrSecret')}
          type="password"
          {...PLAIN}
          autoComplete="new-password"
          hint={t(isNew ? 'form.dlrSecretHint' : 'form.dlrSecretKept')}
          error={errors.dlrSecret?.message}
          {...form.register('dlrSecret')}
        />
      )}
    </>
  );
}

function Foot({ isNew, isBusy, back }: { isNew: boolean; isBusy: boolean; back: string }) {
  const t = useTranslations('instance.carriers');
  const forms = useTranslations('forms');
  const faultWords = useFaultWords();
  const router = useRouter();
  const isNothing = useContext(NothingToConfirm);
  return (
    <div className="mt-4 flex flex-wrap items-center justify-end gap-2">
      <p role="status" className="mr-auto text-xs font-medium text-muted empty:hidden max-sm:w-full">
        {isNothing && faultWords(NOTHING_TO_CONFIRM)}
      </p>
      <Button onClick={() => router.push(back)}>{forms('cancel')}</Button>
      <Button look="primary" type="submit" busy={isBusy}>
        {t(isNew ? 'form.add' : 'form.save')}
      </Button>
    </div>
  );
}
