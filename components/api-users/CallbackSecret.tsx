'use client';

import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import { callAction } from '../forms/call-action';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { ErrorNotice } from '../ui/Notice';
import { useHold } from '../ui/use-dialog';
import { useFaultWords } from '../ui/use-fault-words';

type Props = {
  signed: boolean;
  /** Just made; empty when there is none to show. */
  secret: string;
  action: (input: unknown) => Promise<ActionResult<{ secret: string | null }>>;
  onCopied: () => void;
  onChanged: (secret: string, message: string) => void;
};

const SHOWN_ONCE = { loses: 'The secret is not shown again. Close?', evenCancelled: true } as const;

/** Whether callbacks are signed; a new secret is shown this once, and the one before signs for another 24 hours. */
export function CallbackSecret({ signed, secret, action, onCopied, onChanged }: Props) {
  const faultWords = useFaultWords();
  const [now, setNow] = useState(signed);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const hold = useHold();
  const change = async (wanted: boolean) => {
    setBusy(true);
    hold('busy');
    const result = await callAction(() => action({ signed: wanted }));
    setBusy(false);
    setFault(result.ok ? '' : result.fault);
    if (!result.ok) return hold(secret === '' ? null : SHOWN_ONCE);
    setNow(wanted);
    hold(wanted ? SHOWN_ONCE : null);
    onChanged(
      result.value.secret ?? '',
      wanted ? 'Callbacks are signed with a new secret.' : 'Callbacks are no longer signed.',
    );
  };
  const keep = () => {
    hold(null);
    onCopied();
  };
  return (
    <section className="rounded-lg border border-line p-4">
      <h3 className="font-medium">Signature</h3>
      <p className="mt-1 text-sm text-muted">
        {now
          ? 'Calls carry webhook-id, webhook-timestamp and webhook-signature.'
          : 'With a secret, your receiver can prove that a call is from here.'}
      </p>
      {fault && (
        <div className="mt-3">
          <ErrorNotice>{faultWords(fault)}</ErrorNotice>
        </div>
      )}
      {secret && (
        <div className="mt-3">
          <NewSecret secret={secret} />
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {secret && <CopyButton text={secret} label="Copy the secret" onCopied={keep} />}
        <Button busy={busy} onClick={() => void change(true)}>
          {now ? 'Rotate the secret' : 'Sign callbacks'}
        </Button>
        {now && (
          <Button busy={busy} onClick={() => void change(false)}>
            Stop signing
          </Button>
        )}
      </div>
    </section>
  );
}

/** The one time that a secret is shown. */
export function NewSecret({ secret }: { secret: string }) {
  return (
    <>
      <p className="text-sm">Keep the secret now, it is shown this once:</p>
      <code className="mt-1 block rounded bg-raised px-2 py-1 font-mono text-sm break-all">{secret}</code>
    </>
  );
}
