'use client';

import { createContext, type FormEvent, type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import { classNames } from '../ui/class-names';
import { ErrorNotice } from '../ui/Notice';
import { useHold } from '../ui/use-dialog';
import { useFaultWords } from '../ui/use-fault-words';

type Props = {
  /** For a button that stands outside of it. */
  id?: string;
  /** What is wrong with the form as a whole, told above its fields. */
  fault: string | null;
  /** Settles once the outcome is there. */
  onSubmit: (event: FormEvent) => Promise<void>;
  className?: string;
  children: ReactNode;
};

/** Whether what was confirmed is so already: said beside Confirm, because nothing is wrong with the form. */
export const NothingToConfirm = createContext(false);

/**
 * The frame of every form: our own checks instead of the browser's, the fault that belongs to no field, one submission
 * at a time however often Enter is pressed, and a dialog that stays open for what was typed or is being saved.
 */
export function ActionForm({ id, fault, onSubmit, className, children }: Props) {
  const t = useTranslations('forms');
  const faultWords = useFaultWords();
  const typed = { loses: t('closeUnsaved') };
  const form = useRef<HTMLFormElement>(null);
  const running = useRef(false);
  const edited = useRef(false);
  const isNothing = fault === NOTHING_TO_CONFIRM;
  const hold = useHold();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (running.current) return;
    running.current = true;
    hold('busy');
    await onSubmit(event);
    running.current = false;
    // Gone by now if it was saved; a form that is still here keeps what was typed.
    if (form.current) hold(edited.current ? typed : null);
  };
  return (
    <form
      ref={form}
      id={id}
      // Should a browser ever submit it by itself, what was typed must not stand in the address.
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      onInput={() => {
        edited.current = true;
        if (!running.current) hold(typed);
      }}
      className={classNames('flex flex-col gap-4', className)}
    >
      {fault && !isNothing && <ErrorNotice>{faultWords(fault)}</ErrorNotice>}
      <NothingToConfirm value={isNothing}>{children}</NothingToConfirm>
    </form>
  );
}
