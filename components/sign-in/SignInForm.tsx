'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/forms/ActionForm';
import { Field } from '@/components/forms/Field';
import { Button } from '@/components/ui/Button';
import { isServerThere } from '@/lib/queries/page-end';
import { type Fault, fault as withFacts } from '@/lib/schemas/fault';
import { type SignIn, signInSchema } from '@/lib/schemas/sign-in';

const CODE_FAULTS: Readonly<Record<string, Fault>> = {
  wrong_code: 'sign_in_wrong_code',
  codes_locked: 'codes_locked',
};

const FAULTS: Readonly<Record<string, Fault>> = {
  too_many_tries: 'too_many_tries',
  overloaded: 'sign_in_overloaded',
};

/** A server refuses what comes from the page of another address than its own, and the page is not told so. */
async function whyUnanswered(ownAddress: string | null): Promise<Fault> {
  const isOwn = ownAddress !== null && window.location.origin === new URL(ownAddress).origin;
  if (isOwn || !(await isServerThere())) return 'unreachable';
  return ownAddress === null ? 'address_not_set' : withFacts('other_address', { address: ownAddress });
}

type Props = {
  returnTo: string;
  /** Where this server is to be opened, and signed in to; null: nobody has said. */
  ownAddress: string | null;
};

/** E-mail address and password; then, for those who have set one up, the second factor. */
export function SignInForm({ returnTo, ownAddress }: Props) {
  const t = useTranslations('signIn');
  const router = useRouter();
  const [fault, setFault] = useState<Fault | null>(null);
  const [codeAsked, setCodeAsked] = useState(false);
  const { register, handleSubmit, formState, setError } = useForm<SignIn>({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: '', password: '', code: '' },
  });
  const submit = handleSubmit(async (values) => {
    setFault(null);
    const outcome = await signIn('credentials', { ...values, redirect: false }).catch(() => null);
    if (outcome === null) return setFault(await whyUnanswered(ownAddress));
    if (outcome?.ok) {
      router.replace(returnTo);
      router.refresh();
      return;
    }
    const codeFault = CODE_FAULTS[outcome?.error ?? ''];
    if (outcome?.error === 'code_needed') setCodeAsked(true);
    else if (codeFault) setError('code', { message: codeFault }, { shouldFocus: true });
    else setFault(FAULTS[outcome?.error ?? ''] ?? 'wrong_credentials');
  });
  const { errors, isSubmitting } = formState;
  return (
    <ActionForm fault={fault} onSubmit={submit}>
      <Field
        label={t('email')}
        type="email"
        autoComplete="username"
        autoFocus
        error={errors.email?.message}
        {...register('email')}
      />
      <Field
        label={t('password')}
        type="password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password')}
      />
      {codeAsked && (
        <Field
          label={t('code')}
          autoComplete="one-time-code"
          autoFocus
          hint={t('codeHint')}
          error={errors.code?.message}
          {...register('code')}
        />
      )}
      <Button look="primary" type="submit" busy={isSubmitting}>
        {t('submit')}
      </Button>
      <p className="text-xs text-muted">{t('forgotten')}</p>
    </ActionForm>
  );
}
