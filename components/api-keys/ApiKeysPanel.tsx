'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OwnApiKey, OwnApiKeys, OwnApplication } from '@/lib/schemas/api-key';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ApplicationRow } from './ApplicationRow';
import { KeyList } from './KeyList';

const AddApplicationDialog = onDemand(async () => (await import('./AddApplicationDialog')).AddApplicationDialog);
const EndKeyDialog = onDemand(async () => (await import('./EndKeyDialog')).EndKeyDialog);
const DeleteApplicationDialog = onDemand(
  async () => (await import('./DeleteApplicationDialog')).DeleteApplicationDialog,
);

type Open =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'end'; readonly apiKey: OwnApiKey }
  | { readonly dialog: 'delete'; readonly application: OwnApplication };

/** The programs that may call as oneself, and those that may ask for it. */
export function ApiKeysPanel({ applications, keys, timeZone }: OwnApiKeys & { timeZone: string }) {
  const t = useTranslations();
  const router = useRouter();
  const announce = useAnnounce();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const changed = (message: string) => {
    announce(message);
    router.refresh();
  };
  const done = (message: string) => {
    close();
    changed(message);
  };
  return (
    <>
      <Breadcrumb above={{ href: '/profile', title: t('titles.profile') }} />
      <PageHead title={t('titles.apiKeys')}>
        <Button onClick={() => setOpen({ dialog: 'add' })}>{t('apiKeys.addApplication')}</Button>
        <ButtonLink href="/createToken" look="primary">
          {t('apiKeys.create')}
        </ButtonLink>
      </PageHead>
      <p className="text-muted">
        {t('apiKeys.which')} {t('apiKeys.text')}
      </p>
      <KeyList keys={keys} timeZone={timeZone} onEnd={(apiKey) => setOpen({ dialog: 'end', apiKey })} />
      <Panel title={t('apiKeys.applications')}>
        {applications.length === 0 && <p className="p-4 text-muted">{t('apiKeys.noApplications')}</p>}
        <ul className="divide-y divide-line">
          {applications.map((application) => (
            <ApplicationRow
              key={application.id}
              application={application}
              timeZone={timeZone}
              onDelete={() => setOpen({ dialog: 'delete', application })}
            />
          ))}
        </ul>
      </Panel>
      {open?.dialog === 'add' && <AddApplicationDialog onDone={changed} onClose={close} />}
      {open?.dialog === 'end' && <EndKeyDialog apiKey={open.apiKey} onDone={done} onClose={close} />}
      {open?.dialog === 'delete' && (
        <DeleteApplicationDialog application={open.application} onDone={done} onClose={close} />
      )}
    </>
  );
}
