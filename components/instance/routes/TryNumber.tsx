'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import type { Stage } from '@/lib/domain/routing/try-number';
import { tryRoutesAction } from '@/lib/panel/actions/routes';
import { tryNumberSchema } from '@/lib/schemas/route';
import { ActionForm } from '../../forms/ActionForm';
import { Field } from '../../forms/Field';
import { useActionForm } from '../../forms/use-action-form';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { carrierPage } from '../carrier-page';

type Typed = z.input<typeof tryNumberSchema>;

/** Which carrier would take a message, and why, before any is sent. */
export function TryNumber() {
  const t = useTranslations('instance.routes.try');
  const [stages, setStages] = useState<readonly Stage[] | null>(null);
  const { form, fault, onSubmit } = useActionForm<Typed, readonly Stage[]>({
    schema: tryNumberSchema,
    defaultValues: { recipient: '', sender: '', serviceName: '' },
    action: tryRoutesAction,
    onDone: (_, found) => setStages(found),
  });
  const { errors, isSubmitting } = form.formState;
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <Panel title={t('title')}>
      <div className="p-4">
        <ActionForm fault={fault} onSubmit={onSubmit} className="max-w-3xl">
          <div className="grid gap-4 sm:grid-cols-3">
            <Field
              label={t('number')}
              type="tel"
              {...plain}
              error={errors.recipient?.message}
              {...form.register('recipient')}
            />
            <Field label={t('sender')} {...plain} error={errors.sender?.message} {...form.register('sender')} />
            <Field
              label={t('account')}
              {...plain}
              error={errors.serviceName?.message}
              {...form.register('serviceName')}
            />
          </div>
          <div>
            <Button type="submit" busy={isSubmitting}>
              {t('confirm')}
            </Button>
          </div>
        </ActionForm>
        <div role="status" className="mt-3">
          {stages && <Found stages={stages} />}
        </div>
      </div>
    </Panel>
  );
}

/** One stage after the other: the carriers of one share what comes to it. */
function Found({ stages }: { stages: readonly Stage[] }) {
  const t = useTranslations('instance.routes.try');
  const format = useFormat();
  if (stages.length === 0) return <p>{t('nobody')}</p>;
  return (
    <ol className="list-decimal pl-5">
      {stages.map((stage) => (
        <li key={stage.map(({ carrier }) => carrier).join()} className="py-0.5">
          <ul>
            {stage.map(({ carrier, share, routeIds }) => (
              <li key={carrier}>
                <TextLink href={carrierPage(carrier)}>{carrier}</TextLink>{' '}
                {share < 1 && <span className="tabular-nums">{format.percent(share)}</span>}{' '}
                <span className="text-muted">{t(routeIds.length === 0 ? 'byOrder' : 'byRoute')}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
