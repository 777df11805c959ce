'use client';

import { type UseFormReturn, useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { type RuleSet, rulesOfSet } from '@/lib/domain/api-key/rule-set';
import { dictionaryOrder } from '@/lib/domain/dictionary-order';
import { RULE_CHOICES } from '@/lib/schemas/api-key';
import { SearchedField } from '../forms/SearchedField';
import { SelectInput } from '../forms/SelectInput';
import { TextArea } from '../forms/TextArea';
import { LABEL } from '../ui/control-look';
import { RuleList } from './RuleList';
import type { TypedKeys } from './typed-keys';

export type OfferedAccount = { readonly serviceName: string; readonly description: string };

type Props = { form: UseFormReturn<TypedKeys>; accounts: readonly OfferedAccount[] };

/** What the key may do: one of the ready sets, on one account or on all, or rules as they are typed. */
export function RuleChoice({ form, accounts }: Props) {
  const t = useTranslations('apiKeys');
  const [set, account] = useWatch({ control: form.control, name: ['set', 'account'] });
  return (
    <>
      <SelectInput
        label={t('set')}
        hint={t(`setHints.${set}`)}
        options={RULE_CHOICES.map((choice) => [choice, t(`sets.${choice}`)] as const)}
        {...form.register('set')}
      />
      {set === 'own' ? (
        <TextArea
          label={t('rules')}
          rows={5}
          spellCheck={false}
          className="font-mono"
          hint={t('rulesHint')}
          error={form.formState.errors.rules?.message}
          {...form.register('rules')}
        />
      ) : (
        <>
          <AccountField form={form} accounts={accounts} />
          <ReadySet set={set} account={account} />
        </>
      )}
    </>
  );
}

function AccountField({ form, accounts }: Props) {
  const t = useTranslations('apiKeys');
  const { field } = useController({ control: form.control, name: 'account' });
  const suggestions = accounts
    .map(({ serviceName, description }) => ({
      value: serviceName,
      label: description || serviceName,
      detail: serviceName,
    }))
    .filter(({ label, value }) => dictionaryOrder(`${label} ${value}`).includes(dictionaryOrder(field.value)));
  return (
    <SearchedField
      label={t('account')}
      listLabel={t('accounts')}
      hint={t('accountHint')}
      error={form.formState.errors.account?.message}
      value={field.value}
      empty={t('everyAccount')}
      suggestions={suggestions}
      told={suggestions.length === 0 ? t('noneKnown') : ''}
      onChange={field.onChange}
      onOpen={() => undefined}
      onBlur={field.onBlur}
      inputRef={field.ref}
    />
  );
}

/** The rules that the choice stands for, as the key will have them. */
function ReadySet({ set, account }: { set: RuleSet; account: string }) {
  const t = useTranslations('apiKeys');
  return (
    <div>
      <p className={LABEL}>{t('rules')}</p>
      <RuleList rules={rulesOfSet(set, account.trim() || null)} />
    </div>
  );
}
