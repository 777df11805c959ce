'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { DLR_DESCRIPTIONS } from '@/lib/domain/delivery/dlr';
import { listMagicNumbers } from '@/lib/domain/delivery/magic-numbers';
import { findPtt, pttCodes } from '@/lib/domain/delivery/ptt';
import { HTTP2SMS_REFUSALS } from '@/lib/domain/http2sms/refusal';
import { sendExample } from '@/lib/domain/http2sms/send-example';
import { CodeSample } from '../ui/CodeSample';
import { usePttWords } from '../ui/use-ptt-words';
import { GuideTable } from './GuideTable';

const REQUIRED = ['account', 'login', 'password', 'from', 'to', 'message'] as const;
const OPTIONAL = ['deferred', 'class', 'smsCoding', 'noStop', 'tag', 'contentType', 'senderForResponse'] as const;

const CALLBACK_NAMES = ['id', 'ptt', 'date', 'description', 'descriptionDlr', 'dlr'] as const;

const refusals = Object.values(HTTP2SMS_REFUSALS)
  .toSorted((left, right) => left.status - right.status)
  .map(({ status, text }) => [text, String(status)] as const);

/** The whole of http2sms on one page: what to send, what comes back, what happens next. */
export function Http2smsGuide({ http2smsUrl }: { http2smsUrl: string }) {
  const t = useTranslations('docs');
  const titles = useTranslations('titles');
  const example = sendExample({ http2smsUrl, serviceName: 'sms-xx11111-1', login: 'LOGIN', password: 'PASSWORD' });
  return (
    <>
      <h1>{titles('docs')}</h1>
      <p className="mt-2 max-w-2xl text-muted">{t('intro')}</p>
      <CodeSample>{example}</CodeSample>
      <Sending />
      <Chapter title={t('answers.title')}>
        <p>{t('answers.text')}</p>
        <GuideTable columns={[t('columns.reason'), t('columns.code')]} rows={refusals} />
      </Chapter>
      <Chapter title={t('callbacks.title')}>
        <p>{t('callbacks.text')}</p>
        <GuideTable
          columns={[t('columns.name'), t('columns.value')]}
          rows={CALLBACK_NAMES.map((name) => [name, t(`callbacks.${name}`)] as const)}
        />
      </Chapter>
      <Codes />
    </>
  );
}

/** What to send, and what it costs. */
function Sending() {
  const t = useTranslations('docs');
  return (
    <>
      <Chapter title={t('parameters.title')}>
        <p>{t('parameters.text')}</p>
        <GuideTable
          columns={[t('columns.name'), t('columns.required'), t('columns.meaning')]}
          rows={[
            ...REQUIRED.map((name) => [name, t('yes'), t(`parameters.${name}`)] as const),
            ...OPTIONAL.map((name) => [name, t('no'), t(`parameters.${name}`)] as const),
          ]}
        />
      </Chapter>
      <Chapter title={t('length.title')}>
        <p>{t('length.text')}</p>
        <GuideTable
          columns={[t('columns.coding'), t('columns.oneSegment'), t('columns.eachOfSeveral'), t('columns.when')]}
          rows={[
            [t('length.bits7'), '160', '153', t('length.bits7When')],
            [t('length.unicode'), '70', '67', t('length.unicodeWhen')],
          ]}
        />
      </Chapter>
    </>
  );
}

/** What the numbers in receipts mean, and how to ask the simulated carrier for each. */
function Codes() {
  const t = useTranslations('docs');
  const pttWords = usePttWords();
  const describe = (ptt: number) => pttWords(ptt)?.description ?? '';
  return (
    <>
      <Chapter title={t('dlr')}>
        <GuideTable columns={[t('columns.dlrId'), t('columns.meaning')]} rows={Object.entries(DLR_DESCRIPTIONS)} />
      </Chapter>
      <Chapter title={t('ptt')}>
        <GuideTable
          columns={[t('columns.ptt'), t('columns.meaning'), t('columns.duration')]}
          rows={pttCodes().map((code) => {
            const { duration = 'indeterminated' } = findPtt(code) ?? {};
            return [String(code), describe(code), t(`duration.${duration}`)] as const;
          })}
        />
      </Chapter>
      <Chapter title={t('test.title')}>
        <p>{t('test.text')}</p>
        <GuideTable
          columns={[t('columns.recipient'), t('columns.whatHappens')]}
          rows={listMagicNumbers().map((magic) => {
            if ('behaviour' in magic) return [magic.number, t(`test.behaviours.${magic.behaviour}`)] as const;
            return [
              magic.number,
              t('test.ofPtt', { ptt: String(magic.ptt), description: describe(magic.ptt) }),
            ] as const;
          })}
        />
      </Chapter>
    </>
  );
}

function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-9 [&>p]:max-w-2xl">
      <h2 className="mb-2 text-md">{title}</h2>
      {children}
    </section>
  );
}
