import Link from 'next/link';
import { words } from '@/lib/panel/words';

export default async function NotFound() {
  const t = await words();
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 p-6">
      <h1 className="text-2xl font-semibold">{t('errors.notFound')}</h1>
      <p className="text-muted">{t('errors.notFoundText')}</p>
      <p>
        <Link href="/telecom/sms" className="font-medium text-accent underline underline-offset-4">
          {t('errors.toAccounts')}
        </Link>
      </p>
    </main>
  );
}
