'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { AccountDetails } from '@/lib/schemas/account';
import type { Composed } from '@/lib/schemas/send';
import { onDemand } from '../../forms/on-demand';
import { useSignedIn } from '../../layout/SignedIn';
import { useCanSend } from '../../layout/use-can-send';
import { type Answered, hasDraft, isDraft, startDraft } from './draft';

const ConfirmDialog = onDemand(async () => (await import('../../forms/ConfirmDialog')).ConfirmDialog);

/** What another message begins with; the rest is as on an empty page. */
type Beginning = Pick<Composed, 'sender' | 'recipients'> & Partial<Composed>;

type Props = {
  serviceName: string;
  begin: (account: AccountDetails) => Beginning;
  /** What it answers. */
  answered?: Answered;
  /** What replaces a draft, in a sentence. */
  replaces: string;
  children: (open: () => void) => ReactNode;
};

/**
 * Opens the page that sends, filled in; nothing is sent by it, and what was being written there is not lost without a question.
 * Nothing is shown to whoever may not send.
 */
export function DraftButton({ serviceName, begin, answered, replaces, children }: Props) {
  const t = useTranslations('messages.page');
  const router = useRouter();
  const person = useSignedIn();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const [asking, setAsking] = useState(false);
  const canSend = useCanSend(serviceName);
  if (!account || !canSend) return null;
  const begun = () => ({
    ...({ columns: [], payer: '', tag: '', message: '', smsClass: '1', noStop: false, when: 'now', at: '' } as const),
    atZone: account.timeZone,
    ...begin(account),
  });
  const show = () => router.push(`/telecom/sms/${serviceName}/messages/send`);
  const fill = () => {
    startDraft(person, serviceName, begun(), answered);
    show();
  };
  const open = () => {
    // Left as it is, with the key of its send: it may have been sent already, and only the answer was lost.
    if (isDraft(person, serviceName, begun(), answered)) show();
    else if (hasDraft(person, serviceName)) setAsking(true);
    else fill();
  };
  return (
    <>
      {children(open)}
      {asking && (
        <ConfirmDialog
          title={t('replaceTitle')}
          text={replaces}
          confirm={t('replace')}
          action={() => Promise.resolve({ ok: true, value: null })}
          onDone={fill}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
