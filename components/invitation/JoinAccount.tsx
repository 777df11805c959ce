'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { callAction } from '../forms/call-action';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { useFaultWords } from '../ui/use-fault-words';

type Props = {
  /** Who is invited. */
  email: string;
  signedInAs: string | null;
  /** This page. */
  returnTo: string;
  join: () => Promise<ActionResult<{ serviceName: string }>>;
};

/** For somebody who signs in already: sign in as the invited one, then join with a click. */
export function JoinAccount({ email, signedInAs, returnTo, join }: Props) {
  const t = useTranslations('invitation');
  const faultWords = useFaultWords();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  if (signedInAs !== email) {
    const signInLink = (words: ReactNode) => (
      <TextLink href={`/sign-in?returnTo=${encodeURIComponent(returnTo)}`}>{words}</TextLink>
    );
    return (
      <p>
        {signedInAs === null
          ? t.rich('signInFirst', { email, link: signInLink })
          : t.rich('signOutFirst', { signedInAs, email, link: signInLink })}
      </p>
    );
  }
  const accept = async () => {
    setBusy(true);
    const result = await callAction(join);
    if (result.ok) return router.replace(`/telecom/sms/${result.value.serviceName}`);
    setBusy(false);
    setFault(result.fault);
  };
  return (
    <div className="flex flex-col gap-5">
      {fault && <ErrorNotice>{faultWords(fault)}</ErrorNotice>}
      <Button look="primary" autoFocus busy={busy} onClick={() => void accept()} className="min-h-11">
        {t('accept')}
      </Button>
    </div>
  );
}
