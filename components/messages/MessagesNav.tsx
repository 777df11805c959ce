'use client';

import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';

const PAGES = [
  ['messages', ''],
  ['scheduled', '/scheduled'],
  ['received', '/received'],
] as const;

type Props = { serviceName: string; here: (typeof PAGES)[number][0] };

/** The lists of an account's messages: what was sent, what is still to be sent, and what was sent back. */
export function MessagesNav({ serviceName, here }: Props) {
  const t = useTranslations('scheduled');
  return (
    <nav aria-label={t('lists')} className="mb-3">
      <ul className="inline-flex min-h-8 rounded-md border border-control bg-surface p-0.5 max-sm:flex max-sm:min-h-11">
        {PAGES.map(([name, path]) => (
          <li key={name} className="flex max-sm:flex-1">
            <Link
              href={`/telecom/sms/${serviceName}/messages${path}`}
              aria-current={name === here ? 'page' : undefined}
              className={classNames(
                'flex flex-1 items-center justify-center rounded-sm px-2.5 text-xs whitespace-nowrap',
                name === here ? 'bg-accent-soft font-semibold text-accent' : 'text-secondary hover:text-ink',
              )}
            >
              {t(`nav.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
