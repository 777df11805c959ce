'use client';

import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { ErrorNotice } from '../ui/Notice';

type Props = {
  signed: boolean;
  action: (input: unknown) => Promise<ActionResult<{ secret: string | null }>>;
  onChanged: (message: string) => void;
};

/** Whether callbacks are signed; a new secret is shown this once, and the one before signs for another 24 hours. */
export function CallbackSecret({ signed, action, onChanged }: Props) {
  const [now, setNow] = useState({ signed, secret: '' });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const change = async (wanted: boolean) => {
    setBusy(true);
    const result = await action({ signed: wanted });
    setBusy(false);
    setFault(result.ok ? '' : result.message);
    if (!result.ok) return;
    setNow({ signed: wanted, secret: result.value.secret ?? '' });
    onChanged(wanted ? 'Callbacks are signed with a new secret.' : 'Callbacks are no longer signed.');
  };
  return (
    <section className="rounded-lg border border-line p-4">
      <h3 className="font-medium">Signature</h3>
      <p className="mt-1 text-sm text-muted">
        {now.signed
          ? 'Calls carry webhook-id, webhook-timestamp and webhook-signature.'
          : 'With a secret, your receiver can prove that a call is from here.'}
      </p>
      {fault && <ErrorNotice>{fault}</ErrorNotice>}
      {now.secret && (
        <div className="mt-3">
          <p className="text-sm">Keep the secret now, it is shown this once:</p>
          <code className="mt-1 block rounded bg-raised px-2 py-1 font-mono text-sm break-all">{now.secret}</code>
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {now.secret && <CopyButton text={now.secret} label="Copy the secret" />}
        <Button busy={busy} onClick={() => void change(true)}>
          {now.signed ? 'Rotate the secret' : 'Sign callbacks'}
        </Button>
        {now.signed && (
          <Button busy={busy} onClick={() => void change(false)}>
            Stop signing
          </Button>
        )}
      </div>
    </section>
  );
}
