'use client';

import { useEffectEvent, useId, useLayoutEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeDescriptionAction } from '@/lib/panel/actions/accounts';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { changeDescriptionSchema } from '@/lib/schemas/account';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { CONTROL, FAULT } from '../ui/control-look';
import { useFaultWords } from '../ui/use-fault-words';

type Props = {
  serviceName: string;
  /** As it is now. */
  description: string;
  /** Before it is painted, so that what it takes the place of can go with the same picture. */
  onShown: () => void;
  onSaved: (description: string) => void;
  onClose: () => void;
};

/** The account's name where it stands: Enter saves it, Escape leaves it as it is. */
export function AccountNameForm({ serviceName, description, onShown, onSaved, onClose }: Props) {
  const t = useTranslations('accounts.head');
  const faultWords = useFaultWords();
  const id = useId();
  const invalidate = useInvalidation(serviceName);
  const [seen] = useState({ description });
  const shown = useEffectEvent(onShown);
  useLayoutEffect(() => shown(), []);
  const { form, fault, onSubmit } = useActionForm<{ description: string }>({
    schema: changeDescriptionSchema,
    defaultValues: seen,
    action: (input) => changeDescriptionAction(serviceName, seen, input),
    onDone: (input) => void invalidate(['api-users']).then(() => onSaved(input.description.trim())),
  });
  const { errors, isSubmitting } = form.formState;
  const told = errors.description?.message ?? fault;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void (isSubmitting ? event.preventDefault() : onSubmit(event))}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      // At the margin, where the title stood, which keeps its gap while it is only heard.
      className="min-w-0 max-sm:w-full sm:-ml-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <input
          {...form.register('description')}
          aria-label={t('name')}
          aria-describedby={`${id}-hint ${id}-fault`}
          aria-invalid={told ? true : undefined}
          autoComplete="off"
          autoFocus
          placeholder={serviceName}
          onFocus={(event) => event.target.select()}
          className={`${CONTROL} w-72 font-semibold max-sm:w-full`}
        />
        <Button type="submit" look="primary" busy={isSubmitting}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
      <p id={`${id}-hint`} className="sr-only">
        {t('hint')}
      </p>
      <p id={`${id}-fault`} role="alert" className={FAULT}>
        {told && faultWords(told)}
      </p>
    </form>
  );
}
