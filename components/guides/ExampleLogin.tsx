'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { fault } from '@/lib/schemas/fault';
import { LoginField } from './LoginField';

type Props = { serviceName: string; login: string; isKnown: boolean };

/** Whose login the examples of this page show; it is in the address. */
export function ExampleLogin({ serviceName, login, isKnown }: Props) {
  const t = useTranslations('guides');
  const router = useRouter();
  const pathname = usePathname();
  const [typed, setTyped] = useState(login);
  const show = (name: string) => {
    if (name !== login) router.replace(`${pathname}?login=${encodeURIComponent(name)}`, { scroll: false });
  };
  return (
    <form
      className="mb-6 max-w-96"
      onSubmit={(event) => {
        event.preventDefault();
        show(typed);
      }}
    >
      <LoginField
        serviceName={serviceName}
        label={t('login')}
        hint={t('loginHint')}
        error={isKnown || typed !== login ? undefined : fault('login_unknown')}
        value={typed}
        onBlur={() => show(typed)}
        onChange={setTyped}
        onFound={show}
      />
    </form>
  );
}
