'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/forms/Field';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/Notice';
import { type SignIn, signInSchema } from '@/lib/schemas/sign-in';

const FAULTS: Readonly<Record<string, string>> = {
  too_many_tries: 'Too many tries. Wait a minute and try again.',
};

export function SignInForm({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm<SignIn>({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: '', password: '' },
  });
  const submit = handleSubmit(async (values) => {
    setFault(null);
    const outcome = await signIn('credentials', { ...values, redirect: false });
    if (outcome?.ok) {
      router.replace(returnTo);
      router.refresh();
      return;
    }
    setFault(FAULTS[outcome?.error ?? ''] ?? 'The e-mail address or the password is wrong.');
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      {fault && <ErrorNotice>{fault}</ErrorNotice>}
      <Field
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <Field
        label="Password"
        type="password"
        autoComplete="current-password"
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <Button look="primary" type="submit" busy={formState.isSubmitting} className="min-h-11">
        Sign in
      </Button>
    </form>
  );
}
