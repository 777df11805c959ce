'use client';

import * as RadixDialog from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogQuestion } from './DialogQuestion';
import { DialogContext } from './use-dialog';
import { useDialogHolds } from './use-dialog-holds';
import { useReturnedFocus } from './use-returned-focus';
import { useStandstill } from './use-standstill';

type DialogProps = {
  title: string;
  description?: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A modal: focus stays inside and goes back where it was; nothing that was typed is lost without a question. However tall
 * it is, there is room above it on a phone for what is announced meanwhile.
 */
export function Dialog({ title, description, onClose, children }: DialogProps) {
  const t = useTranslations('ui');
  const [opener] = useState(() => ({ current: document.activeElement }));
  useReturnedFocus(opener);
  const standstill = useStandstill();
  const { control, asked, no, yes } = useDialogHolds();
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && (asked ? no() : control.leave(onClose))}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <RadixDialog.Content
          onCloseAutoFocus={(event) => event.preventDefault()}
          onPointerDownOutside={(event) => event.preventDefault()}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="appear fixed inset-x-0 bottom-0 z-50 max-h-[calc(100dvh-6rem)] overflow-y-auto rounded-t-xl border border-line bg-surface p-5 shadow-dialog sm:inset-auto sm:max-h-[92dvh] sm:top-1/2 sm:left-1/2 sm:w-[36rem] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:p-6"
        >
          <div className="flex items-start justify-between gap-4">
            <RadixDialog.Title className="text-lg font-semibold">{title}</RadixDialog.Title>
            <RadixDialog.Close
              aria-label={t('close')}
              className="-mt-1 -mr-1 rounded-md p-1.5 text-muted hover:bg-raised hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </RadixDialog.Close>
          </div>
          {description !== undefined && (
            <RadixDialog.Description className="mt-1 text-muted">{description}</RadixDialog.Description>
          )}
          {standstill && <div className="mt-4">{standstill}</div>}
          <DialogContext.Provider value={control}>
            <div className="mt-5">{children}</div>
          </DialogContext.Provider>
          {asked && <DialogQuestion text={asked.text} yes={asked.yes} onNo={no} onYes={yes} />}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
