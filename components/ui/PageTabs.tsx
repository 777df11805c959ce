import { classNames } from './class-names';
import { Link } from './Link';

type Props<Name extends string> = {
  /** What the pages are of. */
  label: string;
  pages: readonly { readonly name: Name; readonly title: string; readonly href: string }[];
  here: Name;
  /** Of many: where there is no room they stay in one line, which is moved sideways. */
  isOneLine?: boolean;
};

/** A few pages about one thing, side by side: where there is no room for a line, in several, or in one that moves. */
export function PageTabs<Name extends string>({ label, pages, here, isOneLine = false }: Props<Name>) {
  return (
    <nav aria-label={label}>
      <ul
        className={classNames(
          'inline-flex max-w-full rounded-md border border-control bg-surface p-0.5 max-sm:flex',
          isOneLine ? 'overflow-x-auto' : 'flex-wrap',
        )}
      >
        {pages.map(({ name, title, href }) => (
          <li key={name} className="flex max-sm:flex-1">
            <Link
              href={href}
              aria-current={name === here ? 'page' : undefined}
              className={classNames(
                'flex min-h-6.5 flex-1 items-center justify-center rounded-sm px-2.5 text-xs whitespace-nowrap max-sm:min-h-11',
                name === here ? 'bg-accent-soft font-semibold text-accent' : 'text-secondary hover:text-ink',
              )}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
