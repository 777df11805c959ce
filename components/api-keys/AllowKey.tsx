'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { allowKeyAction, refuseKeyAction } from '@/lib/panel/actions/api-keys';
import { allowKeySchema } from '@/lib/schemas/api-key';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { TextLink } from '../ui/TextLink';
import { GrantFields, type TypedGrant } from './GrantFields';

type Props = {
  linkToken: string;
  allowedAddresses: readonly string[];
  /** Where the browser goes afterwards; empty: nowhere. */
  redirection: string;
};

type Decision = 'allowed' | 'refused';

/** The decision about a key that a program asks for. */
export function AllowKey({ linkToken, allowedAddresses, redirection }: Props) {
  const t = useTranslations('apiKeys');
  const [decision, setDecision] = useState<Decision | null>(null);
  const decided = (made: Decision, { redirection: next }: { redirection: string }) => {
    if (next === '') setDecision(made);
    else window.location.assign(next);
  };
  const { form, fault, accept, onSubmit } = useActionForm<TypedGrant, { redirection: string }>({
    schema: allowKeySchema,
    defaultValues: { days: '', allowedAddresses: allowedAddresses.join(', '), currentPassword: '' },
    action: (input) => allowKeyAction(linkToken, input),
    onDone: (_, value) => decided('allowed', value),
  });
  const refuse = async () => {
    const result = await callAction(() => refuseKeyAction(linkToken));
    if (accept(result)) decided('refused', result.value);
  };
  if (decision) {
    return (
      <p role="status" className="mt-6">
        {t.rich(decision, { link: (text) => <TextLink href="/profile/api-keys">{text}</TextLink> })}
      </p>
    );
  }
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit} className="mt-6">
      <GrantFields errors={errors} register={form.register} />
      {redirection !== '' && (
        <p className="text-xs text-muted wrap-anywhere">{t('goesTo', { address: new URL(redirection).host })}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => void refuse()}>{t('refuse')}</Button>
        <Button look="primary" type="submit" busy={isSubmitting}>
          {t('allow')}
        </Button>
      </div>
    </ActionForm>
  );
}
