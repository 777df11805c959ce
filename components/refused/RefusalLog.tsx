'use client';

import { useTranslations } from 'use-intl';
import { REFUSAL_REASONS, REFUSAL_WAYS } from '@/lib/domain/api-user/refused-request';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { LogPage } from '../filters/LogPage';
import { useExactFilter } from '../filters/use-exact-filter';
import { useRefusalLabel } from '../forms/use-refusal-label';
import { useTimeZone } from '../layout/use-time-zone';
import { EmptyNotice } from '../ui/Notice';
import { PageIntro } from '../ui/PageIntro';
import { RefusalsTable } from './RefusalsTable';

/** Requests of an account that were refused, by whatever they came, whether their login exists or not. */
export function RefusalLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('refused');
  const titles = useTranslations('titles');
  const labelOf = useRefusalLabel();
  const timeZone = useTimeZone(serviceName);
  const { list, read } = useList(RESOURCES.refusedRequests, serviceName);
  const exact = useExactFilter(list, t('login'));
  return (
    <LogPage
      crumb={{ href: `/telecom/sms/${serviceName}/users`, title: titles('apiUsers') }}
      title={titles('refused')}
      above={<PageIntro>{t('about')}</PageIntro>}
      label={t('list')}
      list={list}
      read={read}
      search={{ kind: 'text', of: 'refused', name: 'login', label: t('login') }}
      fields={[
        { kind: 'period', timeZone },
        {
          kind: 'choice',
          name: 'reason',
          label: t('reason'),
          options: REFUSAL_REASONS.map((name) => [name, labelOf(name)]),
        },
        {
          kind: 'choice',
          name: 'way',
          label: t('way'),
          options: REFUSAL_WAYS.map((way) => [way, t(`ways.${way}`)]),
        },
        ...exact,
      ]}
      empty={(why) => <EmptyNotice title={t(`empty.${why}.title`)}>{t(`empty.${why}.text`)}</EmptyNotice>}
    >
      {(refusals) => <RefusalsTable serviceName={serviceName} refusals={refusals} timeZone={timeZone} />}
    </LogPage>
  );
}
