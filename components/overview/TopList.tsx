import { type ReactNode, useId } from 'react';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';

type ListProps = {
  title: string;
  /** Of what the rows are, below them. */
  note?: ReactNode;
  more?: { readonly href: string; readonly words: string };
  /** What is said when there is nothing; null: there is, or nobody knows yet. */
  empty: string | null;
  children: ReactNode;
};

/** The first few of something, and the way to all of it. */
export function TopList({ title, note, more, empty, children }: ListProps) {
  return (
    <Panel title={title} more={more && <TextLink href={more.href}>{more.words}</TextLink>}>
      {empty === null ? (
        <ul className="min-h-24 divide-y divide-line">{children}</ul>
      ) : (
        <p className="min-h-24 px-4 py-5 text-muted">{empty}</p>
      )}
      {note && <p className="border-t border-line px-4 py-2 text-2xs text-muted">{note}</p>}
    </Panel>
  );
}

type RowProps = {
  href?: string | undefined;
  before?: ReactNode;
  title: string;
  note?: ReactNode;
  figure?: string;
  /** A link of its own, after the note. */
  noteLink?: ReactNode;
  /** Of the whole or of the most, from 0 to 1: drawn as a bar. */
  share?: number;
};

/** One of a few, with its figure; the whole row leads to its page, but for a link of its own. */
export function TopRow({ href, before, title, note, noteLink, figure, share }: RowProps) {
  const id = useId();
  const [titleId, noteId] = [`${id}-title`, `${id}-note`];
  const isApart = href !== undefined && noteLink !== undefined;
  const content = (
    <>
      <span className="flex items-baseline gap-3">
        {before && <span className="shrink-0 self-start">{before}</span>}
        <span className="min-w-0 flex-1">
          <span id={titleId} className="block font-medium wrap-anywhere">
            {title}
          </span>
          {note && (
            <span className="block text-xs wrap-anywhere text-muted">
              <span id={noteId}>{note}</span>
              {noteLink && (
                <>
                  {' · '}
                  <span className="relative">{noteLink}</span>
                </>
              )}
            </span>
          )}
        </span>
        {figure && <span className="shrink-0 tabular-nums">{figure}</span>}
      </span>
      {share !== undefined && (
        <span aria-hidden="true" className="mt-1.5 block h-1 overflow-hidden rounded-full bg-track">
          <span className="block h-full bg-chart-1" style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </>
  );
  return (
    <li>
      {href === undefined || isApart ? (
        <div className={classNames('px-4 py-2.5', isApart && 'relative hover:bg-hover')}>
          {/* Above the row's words, and below the link of its own. */}
          {isApart && (
            <Link href={href} aria-labelledby={`${titleId} ${noteId}`} className="absolute inset-0 -outline-offset-2" />
          )}
          {content}
        </div>
      ) : (
        <Link href={href} className="block px-4 py-2.5 -outline-offset-2 hover:bg-hover">
          {content}
        </Link>
      )}
    </li>
  );
}
