'use client';

import * as RadixDialog from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from './class-names';
import { FOOT_BUTTON } from './DialogFoot';
import { DialogQuestion } from './DialogQuestion';
import { IconButton } from './IconButton';
import { DialogContext } from './use-dialog';
import { useDialogHolds } from './use-dialog-holds';
import { useGuardedHistory } from './use-guarded-history';
import { useReturnedFocus } from './use-returned-focus';
import { useStandstill } from './use-standstill';

type DialogProps = {
  title: string;
  description?: ReactNode;
  onClose: () => void;
  /** Its head stays where it is, however high it becomes. */
  isAtTop?: boolean;
  children: ReactNode;
};

const PLACE = {
  top: 'sm:top-[12dvh] sm:max-h-[86dvh]',
  middle: 'sm:top-1/2 sm:max-h-[92dvh] sm:-translate-y-1/2',
} as const;

const FIELD = ':is(input, select, textarea):enabled';

/** Where nothing asks for the focus: to the first field, else to the first button below, which is Cancel; never to the cross. */
function focusFirst(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  const first = event.target.querySelector<HTMLElement>(FIELD) ?? event.target.querySelector<HTMLElement>(FOOT_BUTTON);
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/**
 * A modal: focus stays inside and goes back where it was; nothing that was typed is lost without a question. Its head and
 * its foot stay while what is between them scrolls; on a phone it is a sheet, with room above it for what is announced.
 */
export function Dialog({ title, description, onClose, isAtTop = false, children }: DialogProps) {
  const t = useTranslations('ui');
  const [opener] = useState(() => ({ current: document.activeElement }));
  useReturnedFocus(opener);
  const standstill = useStandstill();
  const { control, isHeld, asked, no, yes } = useDialogHolds();
  const leave = (then: () => void) =>
    control.leave(() => {
      onClose();
      then();
    });
  useGuardedHistory({ isHeld, leave });
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && (asked ? no() : control.leave(onClose))}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onPointerDownOutside={(event) => event.preventDefault()}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={classNames(
            // It has the focus only where the program puts it, so no ring says where that is.
            'appear fixed inset-x-0 bottom-0 z-50 flex max-h-[calc(100dvh-6rem)] flex-col overflow-hidden rounded-t-xl border-line bg-raised shadow-dialog outline-none sm:inset-auto sm:left-1/2 sm:w-124 sm:-translate-x-1/2 sm:rounded-xl forced-colors:border',
            PLACE[isAtTop ? 'top' : 'middle'],
          )}
        >
          <div className="shrink-0 px-5 pt-4 pb-3">
            <div className="flex items-start justify-between gap-3">
              <RadixDialog.Title className="text-md font-semibold wrap-anywhere">{title}</RadixDialog.Title>
              <RadixDialog.Close asChild>
                <IconButton label={t('close')} className="-mt-0.5 -mr-2 max-sm:-mt-2.5 max-sm:-mr-3">
                  <X aria-hidden="true" />
                </IconButton>
              </RadixDialog.Close>
            </div>
            {description !== undefined && (
              <RadixDialog.Description className="mt-1 text-secondary">{description}</RadixDialog.Description>
            )}
            {standstill && <div className="mt-3">{standstill}</div>}
          </div>
          <DialogContext.Provider value={control}>
            <div className="min-h-0 scroll-pb-16 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          </DialogContext.Provider>
          {asked && <DialogQuestion text={asked.text} yes={asked.yes} onNo={no} onYes={yes} />}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
