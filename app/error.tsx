'use client';

import { Button } from '@/components/ui/Button';
import { isChunkMissing } from '@/lib/queries/page-end';

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  const updated = isChunkMissing(error);
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col items-start justify-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{updated ? 'Chappe was updated' : 'Something went wrong'}</h1>
      <p className="text-muted">
        {updated ? 'Reload the page to go on.' : 'The server could not answer. Nothing was changed.'}
      </p>
      <Button look="primary" onClick={updated ? () => window.location.reload() : reset}>
        {updated ? 'Reload' : 'Try again'}
      </Button>
    </main>
  );
}
