'use client';

import { type ComponentProps, useEffect, useEffectEvent, useId, useState } from 'react';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { Field } from '../forms/Field';
import { useSettledText } from '../ui/use-settled-text';

type Props = Omit<ComponentProps<typeof Field>, 'onChange' | 'value'> & {
  serviceName: string;
  /** What stands in it first. */
  value: string;
  onChange: (login: string) => void;
  /** Told once an API user is known to have just this login. */
  onFound?: (login: string) => void;
};

/** An API user's login, of which the account's own that match are offered as it is typed. */
export function LoginField({ serviceName, value, onChange, onFound, ...field }: Props) {
  const listId = useId();
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
    <>
      <Field
        {...field}
        value={typed}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value);
        }}
      />
      <datalist id={listId}>
        {logins.map((login) => (
          <option key={login} value={login} />
        ))}
      </datalist>
    </>
  );
}
