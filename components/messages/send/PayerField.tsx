'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Credits } from '@/lib/domain/credits';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { SearchedField } from '../../forms/SearchedField';
import { useFormat } from '../../ui/use-format';
import { useSettledText } from '../../ui/use-settled-text';
import type { SendFormState } from './use-send-form';

type Props = { serviceName: string; creditsLeft: Credits; send: Pick<SendFormState, 'payerField' | 'faultOf'> };

/** Who pays: the account, or one of its API users, which are looked for by a part of their login. */
export function PayerField({ serviceName, creditsLeft, send: { payerField, faultOf } }: Props) {
  const t = useTranslations('send.payer');
  const format = useFormat();
  const { value, onChange, onBlur, ref } = payerField;
  const [isOpen, setOpen] = useState(false);
  const { search, type, forget } = useSearch();
  const asked = { search, state: 'enabled' } as const;
  const { data, isError, isFetching } = useResource(RESOURCES.apiUsers, serviceName, asked, isOpen);
  const account = { value: '', label: t('account'), detail: format.exactCredits(creditsLeft) };
  const named = ({ login, quotaActive, quotaLeft }: ApiUserRow) => {
    const detail = quotaActive ? t('quota', { credits: format.exactCredits(quotaLeft) }) : t('noQuota');
    return { value: login, label: login, detail };
  };
  const users = data?.users ?? [];
  return (
    <SearchedField
      label={t('label')}
      listLabel={t('list')}
      empty={t('account')}
      hint={t('hint')}
      error={faultOf('payer')}
      value={value}
      suggestions={[...(search === '' ? [account] : []), ...users.map(named)]}
      told={toldOf({ isError, isFetching, shown: users.length, total: data?.total ?? 0 }, t)}
      onChange={(login) => {
        type(login);
        onChange(login);
      }}
      onOpen={(opens) => {
        setOpen(opens);
        // What is chosen already is no search: the others are there too.
        if (!opens) forget();
      }}
      onBlur={onBlur}
      inputRef={ref}
    />
  );
}

/** What is typed while the list is open, once the typing has settled. */
function useSearch() {
  const [search, setSearch] = useState('');
  const [, type] = useSettledText(search, setSearch);
  const forget = () => {
    type('');
    setSearch('');
  };
  return { search: search.trim(), type, forget };
}

type Counted = { isError: boolean; isFetching: boolean; shown: number; total: number };

function toldOf(
  { isError, isFetching, shown, total }: Counted,
  t: (name: 'failed' | 'searching' | 'none' | 'more') => string,
): string {
  if (isError) return t('failed');
  if (isFetching && shown === 0) return t('searching');
  if (shown === 0) return t('none');
  return total > shown ? t('more') : '';
}
