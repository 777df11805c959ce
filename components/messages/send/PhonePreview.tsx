'use client';

import { useTranslations } from 'use-intl';
import { withStopClause } from '@/lib/domain/sms/stop-clause';
import { Panel } from '../../ui/Panel';

type Props = { sender: string; text: string; clause: string | null };

/** The text as a phone shows it, with what is added to it. */
export function PhonePreview({ sender, text, clause }: Props) {
  const t = useTranslations('send');
  return (
    <Panel title={t('preview')}>
      <div className="p-4">
        {text === '' ? (
          <p className="text-muted">{t('previewEmpty')}</p>
        ) : (
          <>
            {sender !== '' && <p className="mb-1.5 text-2xs text-muted">{sender}</p>}
            <p className="max-w-80 rounded-xl rounded-bl-sm bg-accent-soft px-3.5 py-2.5 wrap-anywhere whitespace-pre-wrap">
              {clause === null ? text : withStopClause(text, clause)}
            </p>
            {clause !== null && <p className="mt-1.5 text-xs text-muted">{t('previewFrance')}</p>}
          </>
        )}
      </div>
    </Panel>
  );
}
