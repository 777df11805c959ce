import { redirect } from 'next/navigation';
import { LanguageSwitch } from '@/components/layout/LanguageSwitch';
import { SignInForm } from '@/components/sign-in/SignInForm';
import { Logo } from '@/components/ui/Logo';
import { currentActor } from '@/lib/panel/current-actor';
import { localPath } from '@/lib/panel/local-path';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { titled, words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { awaitsFirstSignIn } from '@/lib/use-cases/instance/awaits-first-sign-in';

export const dynamic = 'force-dynamic';

export const generateMetadata = titled('signIn');

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const returnTo = localPath((await searchParams).returnTo);
  if (await currentActor()) redirect(returnTo);
  // One that the operator chose was not printed.
  const firstPasswordWasPrinted =
    getRuntime().env.adminPassword === undefined && (await awaitsFirstSignIn(panelDependencies()));
  const t = await words();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 p-5">
      <Logo />
      <section className="rounded-lg border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="mb-6">{t('titles.signIn')}</h1>
        <SignInForm returnTo={returnTo} ownAddress={getRuntime().env.publicUrl ?? null} />
      </section>
      {firstPasswordWasPrinted && <p className="text-xs text-muted">{t('signIn.firstPassword')}</p>}
      <LanguageSwitch />
    </main>
  );
}
