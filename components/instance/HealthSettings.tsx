'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';
import type { InstanceHealth } from '@/lib/schemas/operations';
import { Panel } from '../ui/Panel';

type Meaning = keyof Messages['instance']['health']['meanings'];

/** Where none is no limit. */
const LIMITS: readonly string[] = ['HTTP2SMS_RATE_PER_SECOND', 'API_RATE_PER_SECOND'] satisfies Meaning[];

/** Of these it is told only whether they are set, since their values may hold a password. */
const HIDDEN: readonly string[] = ['SMTP_URL'] satisfies Meaning[];

/** What the server does by, each with what it is for. */
export function HealthSettings({ settings }: Pick<InstanceHealth, 'settings'>) {
  const t = useTranslations('instance.health');
  const { meanings } = useMessages().instance.health;
  const isKnown = (name: string): name is Meaning => Object.hasOwn(meanings, name);
  return (
    <Panel title={t('settings')}>
      {/* On a phone one below the other, however long a value is. The right column stands below that of the cards above. */}
      <dl className="grid gap-x-12.5 px-4 py-1 text-xs max-sm:divide-y max-sm:divide-line lg:grid-cols-2">
        {settings.map(({ name, value }) => (
          <div
            key={name}
            className="content-start gap-x-4 py-1.5 max-sm:py-2 sm:grid sm:grid-cols-[auto_minmax(0,1fr)] sm:items-baseline"
          >
            <dt className="font-mono wrap-anywhere">{name}</dt>
            <dd className="wrap-anywhere sm:text-right">
              <Value name={name} value={value} />
            </dd>
            {isKnown(name) && <dd className="text-muted sm:col-span-2">{t(`meanings.${name}`)}</dd>}
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Value({ name, value }: InstanceHealth['settings'][number]) {
  const t = useTranslations('instance.health');
  if (value === '') return <span className="text-muted">{t('unset')}</span>;
  if (HIDDEN.includes(name)) return t('set');
  return LIMITS.includes(name) && value === '0' ? t('noLimit') : <span className="font-mono">{value}</span>;
}
