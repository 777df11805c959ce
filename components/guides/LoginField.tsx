'use client';

import { type ComponentProps, useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { SearchedField } from '../forms/SearchedField';
import { useSettledText } from '../ui/use-settled-text';

type Props = Pick<ComponentProps<typeof SearchedField>, 'label' | 'hint' | 'error' | 'onBlur'> & {
  serviceName: string;
  /** What stands in it first. */
  value: string;
  onChange: (login: string) => void;
  /** Told once an API user is known to have just this login. */
  onFound?: (login: string) => void;
};

/** An API user's login, of which the account's own that match are offered as it is typed. */
export function LoginField({ serviceName, value, onChange, onFound, ...field }: Props) {
  const t = useTranslations('guides');
  const [search, setSearch] = useState(value);
  const [typed, setTyped] = useSettledText(search, setSearch);
  const { data } = useResource(RESOURCES.apiUsers, serviceName, { search });
  const logins = data?.users.map(({ login }) => login) ?? [];
  const isFound = logins.includes(typed);
  const tellFound = useEffectEvent(() => onFound?.(typed));
  useEffect(() => {
    if (isFound) tellFound();
  }, [isFound, typed]);
  return (
    <SearchedField
      {...field}
      listLabel={t('logins')}
      value={typed}
      empty=""
      suggestions={logins.map((login) => ({ value: login, label: login, detail: '' }))}
      told={data && logins.length === 0 ? t('noLogin') : ''}
      onChange={(login) => {
        setTyped(login);
        onChange(login);
      }}
      onOpen={() => undefined}
    />
  );
}
