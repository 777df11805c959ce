import { NotFound } from '@/components/layout/NotFound';

/** Of an account that does not exist, below the bar. */
export default function NoSuchAccount() {
  return (
    <main id="content" tabIndex={-1} className="px-4 outline-none sm:px-6">
      <NotFound />
    </main>
  );
}
