'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/Button';
import { isChunkMissing } from '@/lib/queries/page-end';
import failure from '@/messages/failure.json';

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('errors');
  const { title, text, tryAgain } = failure[useLocale()];
  const updated = isChunkMissing(error);
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col items-start justify-center gap-4 p-6">
      <h1>{updated ? t('updated') : title}</h1>
      <p className="text-muted">{updated ? t('updatedText') : text}</p>
      <Button look="primary" onClick={updated ? () => window.location.reload() : reset}>
        {updated ? t('reload') : tryAgain}
      </Button>
    </main>
  );
}
