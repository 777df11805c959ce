'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  endSessionsAction,
  nameInstanceOwnerAction,
  removeFromAccountAction,
  resetSignInAction,
} from '@/lib/panel/actions/people';
import type { PersonRow } from '@/lib/schemas/instance';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';
import { ProofForm } from './ProofForm';

export type OpenPersonDialog =
  | { readonly kind: 'owner' | 'sessions' | 'reset'; readonly person: PersonRow }
  | { readonly kind: 'remove'; readonly person: PersonRow; readonly serviceName: string };

type Props = { dialog: OpenPersonDialog; onSaved: (message: string) => void; onClose: () => void };

/** The dialog that is open on the instance's panel users: each asks before it acts. */
export function PersonDialog({ dialog, onSaved, onClose }: Props) {
  const t = useTranslations('instance.people');
  const { person, kind } = dialog;
  const { email } = person;
  if (kind === 'reset') return <ResetDialog person={person} onSaved={onSaved} onClose={onClose} />;
  const say = (message: string) => () => {
    onSaved(message);
    onClose();
  };
  if (kind === 'remove') {
    const facts = { email, account: dialog.serviceName };
    return (
      <ConfirmDialog
        title={t('remove.title', facts)}
        text={t('remove.text', facts)}
        confirm={t('remove.confirm')}
        action={async (input) => removeFromAccountAction(email, dialog.serviceName, input)}
        onDone={say(t('remove.done', facts))}
        onClose={onClose}
      />
    );
  }
  if (kind === 'sessions') {
    return (
      <ConfirmDialog
        title={t('sessions.title', { email })}
        text={t('sessions.text')}
        confirm={t('sessions.confirm')}
        action={(input) => endSessionsAction(email, input)}
        onDone={say(t('sessions.done', { email }))}
        onClose={onClose}
      />
    );
  }
  return <OwnerDialog person={person} onSaved={onSaved} onClose={onClose} />;
}

type OneProps = { person: PersonRow } & Omit<Props, 'dialog'>;

/** Makes somebody an instance owner, or one no longer; whether they are told is said. */
function OwnerDialog({ person: { email, isInstanceOwner }, onSaved, onClose }: OneProps) {
  const t = useTranslations('instance.people');
  const step = isInstanceOwner ? 'unmakeOwner' : 'makeOwner';
  return (
    <Dialog title={t(`${step}.title`, { email })} description={t(`${step}.text`)} onClose={onClose}>
      <ProofForm
        confirm={t(`${step}.confirm`)}
        action={(proof) => nameInstanceOwnerAction(email, !isInstanceOwner, proof)}
        onDone={({ isTold }) => {
          onSaved(`${t(`${step}.done`, { email })} ${t(isTold ? 'proof.told' : 'proof.notTold', { email })}`);
          onClose();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** Makes a new password, then shows it, once. */
function ResetDialog({ person: { email }, onSaved, onClose }: OneProps) {
  const t = useTranslations('instance.people');
  const [reset, setReset] = useState<{ readonly password: string; readonly isTold: boolean } | null>(null);
  const told = reset && t(reset.isTold ? 'proof.told' : 'proof.notTold', { email });
  return (
    <Dialog
      title={t('reset.title', { email })}
      description={reset ? `${t('reset.made', { email })} ${told}` : t('reset.text')}
      onClose={onClose}
    >
      {reset ? (
        <ShownOnce text={reset.password} copy={t('reset.copy')} onClose={onClose} />
      ) : (
        <ProofForm
          confirm={t('reset.confirm')}
          action={(proof) => resetSignInAction(email, proof)}
          onDone={(made) => {
            setReset(made);
            onSaved(t('reset.done', { email }));
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
