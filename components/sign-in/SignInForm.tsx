'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ActionForm } from '@/components/forms/ActionForm';
import { Field } from '@/components/forms/Field';
import { Button } from '@/components/ui/Button';
import { type SignIn, signInSchema } from '@/lib/schemas/sign-in';

const CODE_FAULTS: Readonly<Record<string, string>> = {
  wrong_code: 'This code does not fit or was used before.',
  codes_locked: 'Too many wrong codes: no code of the app is taken for 15 minutes. A recovery code is.',
};

const FAULTS: Readonly<Record<string, string>> = {
  too_many_tries: 'Too many tries. Wait a minute and try again.',
  overloaded: 'Too many people are signing in. Try again in a moment.',
};

/** E-mail address and password; then, for those who have set one up, the second factor. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  const [codeAsked, setCodeAsked] = useState(false);
  const { register, handleSubmit, formState, setError } = useForm<SignIn>({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: '', password: '', code: '' },
  });
  const submit = handleSubmit(async (values) => {
    setFault(null);
    const outcome = await signIn('credentials', { ...values, redirect: false });
    if (outcome?.ok) {
      router.replace(returnTo);
      router.refresh();
      return;
    }
    const codeFault = CODE_FAULTS[outcome?.error ?? ''];
    if (outcome?.error === 'code_needed') setCodeAsked(true);
    else if (codeFault) setError('code', { message: codeFault }, { shouldFocus: true });
    else setFault(FAULTS[outcome?.error ?? ''] ?? 'The e-mail address or the password is wrong.');
  });
  const { errors, isSubmitting } = formState;
  return (
    <ActionForm fault={fault} onSubmit={submit}>
      <Field
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus
        error={errors.email?.message}
        {...register('email')}
      />
      <Field
        label="Password"
        type="password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password')}
      />
      {codeAsked && (
        <Field
          label="Code"
          autoComplete="one-time-code"
          autoFocus
          hint="Six digits from your app, or a recovery code."
          error={errors.code?.message}
          {...register('code')}
        />
      )}
      <Button look="primary" type="submit" busy={isSubmitting} className="min-h-11">
        Sign in
      </Button>
    </ActionForm>
  );
}
