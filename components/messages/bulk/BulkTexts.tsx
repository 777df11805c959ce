'use client';

import { useTranslations } from 'use-intl';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { Panel } from '../../ui/Panel';
import { MessageText } from '../MessageText';

type Props = {
  serviceName: string;
  texts: KeptBulkRow['texts'];
  /** Of one recipient, where each has a text of their own. */
  example: string | undefined;
};

/** One, or one with the STOP clause and one without; or the first of those that each recipient has alone. */
export function BulkTexts({ serviceName, texts, example }: Props) {
  const t = useTranslations('bulk');
  const words = useTranslations('messages.page');
  if (texts.length === 0) {
    return (
      <Panel title={words('text')}>
        <div className="space-y-2 p-4">
          <p className="text-muted">{t(example === undefined ? 'ownTexts' : 'ownTextsLike')}</p>
          {example !== undefined && (
            <p lang="" className="rounded-md border border-line bg-well px-3 py-2 wrap-anywhere whitespace-pre-wrap">
              {example}
            </p>
          )}
        </div>
      </Panel>
    );
  }
  return texts.map((text, index) => (
    <MessageText
      key={text.text}
      serviceName={serviceName}
      message={text}
      title={texts.length === 1 ? words('text') : t('textNumber', { number: index + 1 })}
    />
  ));
}
