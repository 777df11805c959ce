'use client';

import { Button } from '@/components/ui/Button';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col items-start justify-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">Something went wrong</h1>
      <p className="text-muted">The server could not answer. Nothing was changed.</p>
      <Button look="primary" onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
