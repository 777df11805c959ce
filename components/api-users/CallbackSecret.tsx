'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeCallbackSecretAction } from '@/lib/panel/actions/api-users';
import { callAction } from '../forms/call-action';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { ErrorNotice } from '../ui/Notice';
import { useDialog, useHold } from '../ui/use-dialog';
import { useFaultWords } from '../ui/use-fault-words';
import { useShownOnce } from '../ui/use-shown-once';

type Props = {
  serviceName: string;
  login: string;
  signed: boolean;
  /** Just made; empty when there is none to show. */
  secret: string;
  /** It is being changed: the dialog must not be confirmed before its reader has seen what comes of it. */
  busy: boolean;
  onBusy: (busy: boolean) => void;
  onCopied: () => void;
  onChanged: (secret: string, message: string) => void;
};

/** Whether callbacks are signed; a new secret is shown this once, and the one before signs for another 24 hours. */
export function CallbackSecret({ serviceName, login, signed, secret, busy, onBusy, onCopied, onChanged }: Props) {
  const t = useTranslations('apiUsers.signature');
  const faultWords = useFaultWords();
  const [now, setNow] = useState(signed);
  const copied = useShownOnce(secret);
  const [fault, setFault] = useState('');
  const hold = useHold();
  const { confirm } = useDialog();
  const change = async (wanted: boolean) => {
    onBusy(true);
    hold('busy');
    const result = await callAction(() => changeCallbackSecretAction(serviceName, login, { signed: wanted }));
    onBusy(false);
    hold(null);
    setFault(result.ok ? '' : result.fault);
    if (!result.ok) return;
    setNow(wanted);
    onChanged(result.value.secret ?? '', wanted ? t('signed') : t('unsigned'));
  };
  // What signs already is changed after a question alone: these buttons come up where another has just been pressed.
  const rotate = () => confirm({ text: t('rotateQuestion'), yes: t('rotate') }, () => void change(true));
  const stop = () => confirm({ text: t('stopQuestion'), yes: t('stop') }, () => void change(false));
  const keep = () => {
    copied();
    onCopied();
  };
  return (
    <section className="rounded-lg border border-line p-4">
      <h3 className="font-medium">{t('title')}</h3>
      <p className="mt-1 text-xs text-muted">{now ? t('on') : t('off')}</p>
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
        {secret && <CopyButton text={secret} label={t('copy')} onCopied={keep} />}
        <Button busy={busy} onClick={now ? rotate : () => void change(true)}>
          {now ? t('rotate') : t('sign')}
        </Button>
        {now && (
          <Button busy={busy} onClick={stop}>
            {t('stop')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The one time that a secret is shown. */
export function NewSecret({ secret }: { secret: string }) {
  const t = useTranslations('apiUsers.signature');
  return (
    <>
      <p className="text-xs">{t('keep')}</p>
      <code className="mt-1 block rounded-sm bg-well px-2 py-1 font-mono text-xs wrap-anywhere">{secret}</code>
    </>
  );
}
