import { NotFound } from '@/components/layout/NotFound';

export default function NothingHere() {
  return (
    <main className="flex min-h-dvh flex-col justify-center px-6">
      <NotFound />
    </main>
  );
}
