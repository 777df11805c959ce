import { classNames } from './class-names';
import { Link } from './Link';

type Props<Name extends string> = {
  /** What the pages are of. */
  label: string;
  pages: readonly { readonly name: Name; readonly title: string; readonly href: string }[];
  here: Name;
};

/** How many a phone has room for in one line. */
const IN_A_LINE = 3;

/** A few pages about one thing, side by side; on a phone more than a line's in two columns, none of them out of sight. */
export function PageTabs<Name extends string>({ label, pages, here }: Props<Name>) {
  const isOneLine = pages.length <= IN_A_LINE;
  return (
    <nav aria-label={label}>
      <ul
        className={classNames(
          'inline-flex max-w-full flex-wrap rounded-md border border-control bg-surface p-0.5',
          isOneLine ? 'max-sm:flex' : 'max-sm:grid max-sm:grid-cols-2',
        )}
      >
        {pages.map(({ name, title, href }) => (
          <li key={name} className="flex max-sm:flex-1">
            <Link
              href={href}
              aria-current={name === here ? 'page' : undefined}
              className={classNames(
                'flex min-h-6.5 flex-1 items-center justify-center rounded-sm px-2.5 text-xs max-sm:min-h-11',
                isOneLine ? 'whitespace-nowrap' : 'max-sm:text-center sm:whitespace-nowrap',
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
