import { redirect } from 'next/navigation';
import { LanguageSwitch } from '@/components/layout/LanguageSwitch';
import { SignInForm } from '@/components/sign-in/SignInForm';
import { Logo } from '@/components/ui/Logo';
import { currentActor } from '@/lib/panel/current-actor';
import { localPath } from '@/lib/panel/local-path';
import { titled, words } from '@/lib/panel/words';

export const dynamic = 'force-dynamic';

export const generateMetadata = titled('signIn');

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const returnTo = localPath((await searchParams).returnTo);
  if (await currentActor()) redirect(returnTo);
  const t = await words();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 p-5">
      <Logo />
      <section className="rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="mb-6 text-2xl font-semibold tracking-tight">{t('titles.signIn')}</h1>
        <SignInForm returnTo={returnTo} />
      </section>
      <p className="text-sm text-muted">{t('signIn.firstPassword')}</p>
      <LanguageSwitch />
    </main>
  );
}
