'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GuideSample } from '@/lib/schemas/guide';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { SelectField } from '../ui/SelectField';

type Props = {
  title: string;
  samples: readonly GuideSample[];
  /** What is to be known of one of them, by its name. */
  notes?: Readonly<Record<string, string>>;
};

/** Something to copy; where there are several, the reader chooses one. */
export function GuideSamples({ title, samples, notes = {} }: Props) {
  const t = useTranslations('guides');
  const ui = useTranslations('ui');
  const [name, setName] = useState(samples[0]?.name ?? '');
  const sample = samples.find((one) => one.name === name);
  if (!sample) return null;
  return (
    <div className="mt-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h3 className="text-xs font-medium">{title}</h3>
        <div className="flex flex-wrap gap-2">
          {samples.length > 1 && (
            <SelectField
              label={`${t('language')}, ${title}`}
              value={name}
              options={samples.map((one) => [one.name, one.name])}
              onChange={setName}
            />
          )}
          <CopyButton text={sample.text} label={ui('copy')} of={title} />
        </div>
      </div>
      <CodeSample className="mt-2">{sample.text}</CodeSample>
      {notes[name] && <p className="mt-2 text-xs text-muted">{notes[name]}</p>}
    </div>
  );
}
