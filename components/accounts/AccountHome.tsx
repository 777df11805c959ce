'use client';

import { BookOpen, KeyRound, ScrollText } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { sendExample } from '@/lib/domain/http2sms/send-example';
import { SendLink } from '../layout/SendLink';
import { useRole } from '../layout/use-role';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';

/** Where somebody starts: what their role lets them do, for an owner the steps from nothing to a delivered SMS. */
export function AccountHome({ serviceName, http2smsUrl }: { serviceName: string; http2smsUrl: string }) {
  const t = useTranslations('accounts.home');
  const example = sendExample({ http2smsUrl, serviceName, login: 'LOGIN', password: 'PASSWORD' });
  // The command is of use to whoever can have a login to put into it.
  const mayAdd = can(useRole(serviceName), 'api-user.add');
  const base = `/telecom/sms/${serviceName}`;
  return (
    <>
      <PageHead title={t('title')}>
        <SendLink serviceName={serviceName} />
      </PageHead>
      <div className="grid gap-4 sm:grid-cols-3">
        <Shortcut
          href={`${base}/users`}
          icon={<KeyRound aria-hidden="true" />}
          title={t(mayAdd ? 'users' : 'seeUsers')}
        >
          {t(mayAdd ? 'usersText' : 'seeUsersText')}
        </Shortcut>
        <Shortcut href={`${base}/messages`} icon={<ScrollText aria-hidden="true" />} title={t('log')}>
          {t('logText')}
        </Shortcut>
        <Shortcut href="/docs/http2sms" icon={<BookOpen aria-hidden="true" />} title={t('docs')}>
          {t('docsText')}
        </Shortcut>
      </div>
      {mayAdd && (
        <Panel title={t('script')} more={<CopyButton text={example} label={t('copy')} />}>
          <div className="px-4 pb-4">
            <CodeSample>{example}</CodeSample>
          </div>
        </Panel>
      )}
    </>
  );
}

type ShortcutProps = { href: string; icon: ReactNode; title: string; children: ReactNode };

function Shortcut({ href, icon, title, children }: ShortcutProps) {
  return (
    <Link
      href={href}
      className="rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-accent [&>svg]:size-6 [&>svg]:text-accent"
    >
      {icon}
      <span className="mt-3 block font-semibold">{title}</span>
      <span className="mt-1 block text-muted">{children}</span>
    </Link>
  );
}
