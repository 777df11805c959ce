import { classNames } from './class-names';
import { Link } from './Link';

type Props<Name extends string> = {
  /** What the pages are of. */
  label: string;
  pages: readonly { readonly name: Name; readonly title: string; readonly href: string }[];
  here: Name;
};

/** Of more than this many, a phone's lines have three each at most, so that no line is left with a single one. */
const ON_ONE_LINE = 4;

/** A few pages about one thing, side by side, on as many lines as they take, so that none is out of sight. */
export function PageTabs<Name extends string>({ label, pages, here }: Props<Name>) {
  return (
    <nav aria-label={label}>
      <ul className="inline-flex max-w-full flex-wrap rounded-md border border-control bg-surface p-0.5 max-sm:flex">
        {pages.map(({ name, title, href }) => (
          <li
            key={name}
            className={classNames('flex max-sm:flex-auto', pages.length > ON_ONE_LINE && 'max-sm:basis-[30%]')}
          >
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
