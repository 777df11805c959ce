import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/sign-in/SignInForm';
import { Logo } from '@/components/ui/Logo';
import { currentActor } from '@/lib/panel/current-actor';
import { localPath } from '@/lib/panel/local-path';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const returnTo = localPath((await searchParams).returnTo);
  if (await currentActor()) redirect(returnTo);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 p-5">
      <Logo />
      <section className="rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="mb-6 text-2xl font-semibold tracking-tight">Sign in</h1>
        <SignInForm returnTo={returnTo} />
      </section>
      <p className="text-sm text-muted">The first password was printed when Chappe started for the first time.</p>
    </main>
  );
}
