'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { OPTIONAL_PARAMETERS, REQUIRED_PARAMETERS } from '@/lib/domain/http2sms/parameters';
import { EXAMPLE_SMS } from '@/lib/domain/http2sms/send-example';
import { postHttp2sms } from '@/lib/queries/post-http2sms';
import { RESOURCES } from '@/lib/queries/resources';
import type { TimedAnswer } from '@/lib/queries/timed-call';
import { useResource } from '@/lib/queries/use-resource';
import { guidesPath } from '@/lib/schemas/guide';
import type { SenderRow } from '@/lib/schemas/sender';
import { WarningNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { QueryContent } from '../../ui/QueryContent';
import { TextLink } from '../../ui/TextLink';
import { PlaygroundAnswer } from './PlaygroundAnswer';
import { PlaygroundForm } from './PlaygroundForm';
import { PlaygroundRequest } from './PlaygroundRequest';
import type { PlaygroundValues } from './playground-values';

type Props = {
  serviceName: string;
  /** Filled in at first. */
  login: string;
  /** Messages reach no phone, and there are numbers to try everything with. */
  hasTestNumbers: boolean;
  /** Where it sends to: on this host, whatever its public name. */
  http2smsPath: string;
  http2smsUrl: string;
};

/** Telecom > SMS > account > Guides > Playground: an http2sms request, built from fields and sent for real. */
export function Playground({ serviceName, ...rest }: Props) {
  const t = useTranslations('guides');
  const senders = useResource(RESOURCES.senders, serviceName, {});
  return (
    <>
      <PageHead title={t('names.playground')} />
      <p className="mb-3 max-w-180 text-secondary">{t('playground.intro')}</p>
      <QueryContent label={t('names.playground')} rows={6} read={senders}>
        {({ senders: declared }) => (
          <Bench serviceName={serviceName} senders={declared.filter(({ isEnabled }) => isEnabled)} {...rest} />
        )}
      </QueryContent>
    </>
  );
}

const EMPTY = Object.fromEntries(OPTIONAL_PARAMETERS.map((name) => [name, '']));

type BenchProps = Props & { senders: readonly SenderRow[] };

function Bench({ serviceName, login, hasTestNumbers, senders, http2smsPath, http2smsUrl }: BenchProps) {
  const t = useTranslations('guides.playground');
  const [values, setValues] = useState<PlaygroundValues>({
    ...EMPTY,
    account: serviceName,
    login,
    from: senders[0]?.sender ?? '',
    ...EXAMPLE_SMS,
    // Somebody may have that number.
    ...(hasTestNumbers ? {} : { to: '' }),
  });
  // Apart from the others, which are shown.
  const [password, setPassword] = useState('');
  const [answer, setAnswer] = useState<TimedAnswer | 'none' | null>(null);
  const answered = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null) answered.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  const pairs = (secret: string) =>
    [...REQUIRED_PARAMETERS, ...OPTIONAL_PARAMETERS]
      .map((name) => [name, (name === 'password' ? secret : values[name]) ?? ''] as const)
      .filter(([, value]) => value !== '');
  const send = async () => setAnswer((await postHttp2sms(http2smsPath, pairs(password))) ?? 'none');
  return (
    <>
      <WarningNotice>
        <strong className="font-medium">{t('costs')}</strong> {t('costsText')}{' '}
        {hasTestNumbers &&
          t.rich('noPhone', {
            numbers: (text) => <TextLink href={guidesPath(serviceName, 'testNumbers')}>{text}</TextLink>,
          })}
      </WarningNotice>
      <div className="grid gap-x-4 xl:grid-cols-2 xl:items-start">
        <Panel title={t('request')}>
          <PlaygroundForm
            serviceName={serviceName}
            senders={senders}
            hasTestNumbers={hasTestNumbers}
            values={values}
            onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
            password={password}
            onPassword={setPassword}
            onSend={send}
          />
        </Panel>
        <div>
          <PlaygroundRequest http2smsUrl={http2smsUrl} pairs={pairs('PASSWORD')} />
          <div ref={answered} className="scroll-my-4">
            <PlaygroundAnswer serviceName={serviceName} answer={answer} />
          </div>
        </div>
      </div>
    </>
  );
}
