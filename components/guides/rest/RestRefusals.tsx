'use client';

import { useTranslations } from 'use-intl';
import type { OpenApiDocument } from '@/lib/schemas/open-api';
import { refusalAnchor } from './refusal-anchor';

/** Every status of a refusal, with all that it may say. */
export function RestRefusals({ responses }: { responses: OpenApiDocument['components']['responses'] }) {
  const t = useTranslations('guides.api');
  return (
    <section aria-labelledby="refusals" className="mt-8">
      <h2 id="refusals" className="scroll-mt-4 text-md">
        {t('refusals')}
      </h2>
      <p className="mt-2 max-w-180 text-secondary">{t('refusalsText')}</p>
      {Object.entries(responses).map(([status, { description }]) => (
        <div key={status} className="mt-4">
          <h3 id={refusalAnchor(status)} className="scroll-mt-4 text-xs font-medium">
            {t('status', { status })}
          </h3>
          <ul lang="en" className="mt-1 max-w-180 list-disc space-y-1 pl-5 text-xs text-secondary marker:text-muted">
            {[...description.matchAll(/^- (.*)$/gm)].map(([line, says]) => (
              <li key={line} className="wrap-anywhere">
                {says}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
