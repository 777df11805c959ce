'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Merged } from '@/lib/domain/sending/preview-merge';
import { withStopClause } from '@/lib/domain/sms/stop-clause-text';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Panel } from '../../ui/Panel';

type Props = { sender: string; text: string; clause: string | null; merged: Merged | null; onTest: () => void };

/** The text as a phone shows it, with what is added to it; with fields, recipient by recipient; and the way to see it on one's own. */
export function PhonePreview({ sender, text, clause, merged, onTest }: Props) {
  const t = useTranslations('send');
  const [chosen, setChosen] = useState(0);
  const count = merged?.first.length ?? 0;
  const place = Math.min(chosen, Math.max(0, count - 1));
  const shown = merged?.first[place];
  const sent = shown?.text ?? (clause === null ? text : withStopClause(text, clause));
  return (
    <Panel title={t('preview')} more={<Button onClick={onTest}>{t('test.button')}</Button>}>
      <div className="p-4">
        {text === '' ? (
          <p className="text-muted">{t('previewEmpty')}</p>
        ) : (
          <>
            {sender !== '' && <p className="mb-1.5 text-2xs text-muted">{sender}</p>}
            <p className="max-w-80 rounded-xl rounded-bl-sm bg-accent-soft px-3.5 py-2.5 wrap-anywhere whitespace-pre-wrap">
              {sent}
            </p>
            {shown && <Turner place={place} count={count} recipient={shown.groupedRecipient} onTurn={setChosen} />}
            {!shown && clause !== null && <p className="mt-1.5 text-xs text-muted">{t('previewFrance')}</p>}
          </>
        )}
      </div>
    </Panel>
  );
}

type TurnerProps = { place: number; count: number; recipient: string; onTurn: (place: number) => void };

/** Whose text it is, and those beside it. */
function Turner({ place, count, recipient, onTurn }: TurnerProps) {
  const t = useTranslations('send');
  return (
    <div className="mt-1.5 flex items-center gap-1 text-xs text-muted tabular-nums">
      <IconButton label={t('previewBefore')} aria-disabled={place === 0} onClick={() => onTurn(Math.max(0, place - 1))}>
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <p aria-live="polite">{t('previewOf', { place: place + 1, count, recipient })}</p>
      <IconButton
        label={t('previewAfter')}
        aria-disabled={place === count - 1}
        onClick={() => onTurn(Math.min(count - 1, place + 1))}
      >
        <ChevronRight aria-hidden="true" />
      </IconButton>
    </div>
  );
}
