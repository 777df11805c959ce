'use client';

import { useState } from 'react';
import { type UseFormReturn, useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { SENDER_KINDS } from '@/lib/domain/routing/route';
import { addRouteAction, changeRouteAction, deleteRouteAction } from '@/lib/panel/actions/routes';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import { routeSchema } from '@/lib/schemas/route';
import type { RouteRow } from '@/lib/schemas/route-list';
import { ConfirmDialog } from '../../forms/ConfirmDialog';
import { Field } from '../../forms/Field';
import { FormDialog } from '../../forms/FormDialog';
import { NumberField } from '../../forms/NumberField';
import { SelectInput } from '../../forms/SelectInput';
import { Switch } from '../../forms/Switch';
import { useActionForm } from '../../forms/use-action-form';
import { type RouteTyped, typedRoute } from './typed-route';
import { useRouteName } from './use-route-name';

export type OpenRouteDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'disable' | 'delete'; readonly route: RouteRow };

type Props = { dialog: OpenRouteDialog; onDone: (message: string) => void; onClose: () => void };

/** The dialog that is open on the routes. */
export function RouteDialog({ dialog, onDone, onClose }: Props) {
  const t = useTranslations('instance.routes');
  const nameOf = useRouteName();
  if (dialog.kind === 'add' || dialog.kind === 'change') {
    return <EditDialog route={dialog.kind === 'change' ? dialog.route : null} onDone={onDone} onClose={onClose} />;
  }
  if (dialog.kind === 'disable') {
    const { id, revision } = dialog.route;
    const disabled = { ...typedRoute(dialog.route), isEnabled: false };
    return (
      <ConfirmDialog
        title={t('disable.title', { name: nameOf(dialog.route) })}
        text={t('disable.text')}
        confirm={t('disable.confirm')}
        action={() => changeRouteAction(id, revision, disabled)}
        onDone={() => onDone(t('disable.done'))}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('delete.title', { name: nameOf(dialog.route) })}
      text={t('delete.text')}
      confirm={t('delete.confirm')}
      action={(input) => deleteRouteAction(dialog.route.id, input)}
      onDone={() => onDone(t('delete.done'))}
      onClose={onClose}
    />
  );
}

const NEW: RouteTyped = {
  serviceName: '',
  prefix: '',
  senderKind: 'any',
  senderPattern: '',
  carrier: '',
  rank: '0',
  weight: '1',
  isEnabled: true,
};

type EditProps = { route: RouteRow | null; onDone: (message: string) => void; onClose: () => void };

function EditDialog({ route, onDone, onClose }: EditProps) {
  const t = useTranslations('instance.routes');
  const [begun] = useState(route);
  const { data } = useResource(INSTANCE_RESOURCES.carrierNames, INSTANCE, {});
  const names = data?.names ?? [];
  const options = [...new Set(begun ? [begun.carrier, ...names] : names)].map((name) => [name, name] as const);
  const actionForm = useActionForm<RouteTyped>({
    schema: routeSchema,
    defaultValues: begun ? typedRoute(begun) : NEW,
    action: (input) => (begun ? changeRouteAction(begun.id, begun.revision, input) : addRouteAction(input)),
    onDone: () => onDone(t(begun ? 'changed' : 'added')),
  });
  return (
    <FormDialog
      title={t(begun ? 'form.change' : 'form.add')}
      description={t('form.text')}
      actionForm={actionForm}
      {...(!begun && { confirm: t('form.add') })}
      onClose={onClose}
    >
      <RouteFields form={actionForm.form} options={begun ? options : [['', t('form.choose')], ...options]} />
    </FormDialog>
  );
}

type FieldsProps = { form: UseFormReturn<RouteTyped>; options: readonly (readonly [string, string])[] };

function RouteFields({ form, options }: FieldsProps) {
  const t = useTranslations('instance.routes');
  const { errors } = form.formState;
  const senderKind = useWatch({ control: form.control, name: 'senderKind' });
  const { field: rank } = useController({ control: form.control, name: 'rank' });
  const { field: weight } = useController({ control: form.control, name: 'weight' });
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <Field
        label={t('form.prefix')}
        inputMode="tel"
        {...plain}
        autoFocus
        hint={t('form.prefixHint')}
        error={errors.prefix?.message}
        {...form.register('prefix')}
      />
      <SelectInput
        label={t('form.carrier')}
        options={options}
        error={errors.carrier?.message}
        {...form.register('carrier')}
      />
      <Field
        label={t('form.account')}
        {...plain}
        hint={t('form.accountHint')}
        error={errors.serviceName?.message}
        {...form.register('serviceName')}
      />
      <SelectInput
        label={t('form.sender')}
        options={SENDER_KINDS.map((kind) => [kind, t(`senders.${kind}`)] as const)}
        {...form.register('senderKind')}
      />
      {senderKind === 'pattern' && (
        <Field
          label={t('form.pattern')}
          {...plain}
          hint={t('form.patternHint')}
          error={errors.senderPattern?.message}
          {...form.register('senderPattern')}
        />
      )}
      <NumberField
        label={t('form.rank')}
        inputMode="numeric"
        {...plain}
        hint={t('form.rankHint')}
        error={errors.rank?.message}
        field={rank}
      />
      <NumberField
        label={t('form.weight')}
        inputMode="numeric"
        {...plain}
        hint={t('form.weightHint')}
        error={errors.weight?.message}
        field={weight}
      />
      <Switch label={t('form.isEnabled')} {...form.register('isEnabled')} />
    </>
  );
}
