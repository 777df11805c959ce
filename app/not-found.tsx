import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 p-6">
      <h1 className="text-2xl font-semibold">This page does not exist</h1>
      <p className="text-muted">It may have been removed, or it belongs to an account that you are not a member of.</p>
      <p>
        <Link href="/telecom/sms" className="font-medium text-accent underline underline-offset-4">
          Go to your SMS accounts
        </Link>
      </p>
    </main>
  );
}
