import Link from 'next/link';

/** On to the rows before the last one shown. */
export function OlderLink({ href }: { href: string }) {
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end">
      <Link href={href} className="rounded-md border border-line bg-surface px-3 py-1.5 font-medium hover:bg-raised">
        Older
      </Link>
    </nav>
  );
}
