'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { joinByInvitationAction } from '@/lib/panel/actions/invitations';
import { callAction } from '../forms/call-action';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { useFaultWords } from '../ui/use-fault-words';

type Props = {
  /** Who is invited. */
  email: string;
  signedInAs: string | null;
  token: string;
};

/** For somebody who signs in already: sign in as the invited one, then join with a click. */
export function JoinAccount({ email, signedInAs, token }: Props) {
  const t = useTranslations('invitation');
  const faultWords = useFaultWords();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  if (signedInAs !== email) {
    const signInLink = (words: ReactNode) => (
      <TextLink href={`/sign-in?returnTo=${encodeURIComponent(`/invitation/${token}`)}`}>{words}</TextLink>
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
    const result = await callAction(() => joinByInvitationAction(token));
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
