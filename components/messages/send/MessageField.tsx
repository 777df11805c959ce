'use client';

import { type ComponentProps, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { readMergeText } from '@/lib/domain/sending/merge-fields';
import { asField, MessageCount } from '../../forms/MessageCount';
import { TextArea } from '../../forms/TextArea';
import { Button } from '../../ui/Button';

type Props = Omit<ComponentProps<typeof TextArea>, 'label' | 'hint'> & {
  text: string;
  /** What is added for numbers in France; null: nothing. */
  clause: string | null;
  columns: readonly string[];
  /** What the server has made of its fields. */
  estimate: Pick<Estimate, 'merged' | 'segments'> | null;
  onWrite: (text: string) => void;
};

function FieldButtons({ columns, onChoose }: { columns: readonly string[]; onChoose: (column: string) => void }) {
  const t = useTranslations('send');
  return (
    <div role="group" aria-label={t('insert')} className="mt-1.5 flex flex-wrap items-center gap-1.5">
      {columns.map((name, index) => (
        <Button key={`${index} ${name}`} className="font-mono text-2xs" onClick={() => onChoose(name)}>
          {asField(name)}
        </Button>
      ))}
    </div>
  );
}

/** The text, with the count by which it is billed. */
export function MessageField({ text, clause, columns, estimate, onWrite, ref, ...field }: Props) {
  const t = useTranslations('send');
  const area = useRef<HTMLTextAreaElement>(null);
  const { unknown } = readMergeText(text, columns);
  /** Where the caret is, or was. */
  const insert = (column: string) => {
    const at = area.current?.selectionEnd ?? text.length;
    onWrite(text.slice(0, at) + asField(column) + text.slice(at));
    area.current?.focus();
  };
  return (
    <div>
      <TextArea
        label={t('message')}
        rows={5}
        warning={!field.error && unknown.length > 0 && t('unknownFields', { names: unknown.map(asField).join(', ') })}
        {...field}
        ref={(element) => {
          area.current = element;
          if (typeof ref === 'function') ref(element);
        }}
      />
      {columns.length > 0 && <FieldButtons columns={columns} onChoose={insert} />}
      <MessageCount text={text} clause={clause} estimate={estimate} />
    </div>
  );
}
