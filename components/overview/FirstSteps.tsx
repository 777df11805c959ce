'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { exampleSender, sendExample } from '@/lib/domain/http2sms/send-example';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { AccountDetails } from '@/lib/schemas/account';
import { guidesPath } from '@/lib/schemas/guide';
import type { SenderRow } from '@/lib/schemas/sender';
import { GrantCreditButton } from '../forms/GrantCreditButton';
import { NEW_CARRIER_PAGE } from '../layout/instance-pages';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useRole } from '../layout/use-role';
import { ButtonLink } from '../ui/ButtonLink';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

type Props = { serviceName: string; http2smsUrl: string; hasSent: boolean };

/** The way from an empty account to the first message that arrives; then it goes. */
export function FirstSteps(props: Props) {
  const t = useTranslations('overview.first');
  const account = useResource(RESOURCES.account, props.serviceName, {});
  const senders = useResource(RESOURCES.senders, props.serviceName, {});
  return (
    <QueryContent label={t('title')} rows={4} read={account}>
      {(details) => (
        <QueryContent label={t('title')} rows={4} read={senders}>
          {(list) => <Steps {...props} account={details} senders={list.senders} />}
        </QueryContent>
      )}
    </QueryContent>
  );
}

type StepsProps = Props & { account: AccountDetails; senders: readonly SenderRow[] };

function Steps({ serviceName, http2smsUrl, hasSent, account, senders }: StepsProps) {
  const t = useTranslations('overview.first');
  const accountWords = useTranslations('accounts.credit');
  const format = useFormat();
  const role = useRole(serviceName);
  const isInstanceOwner = useIsInstanceOwner();
  const base = `/telecom/sms/${serviceName}`;
  const may = (action: Parameters<typeof can>[1]) => can(role, action);
  const enabled = senders.find(({ isEnabled }) => isEnabled);
  const script = { http2smsUrl, serviceName, login: 'LOGIN', password: 'PASSWORD', from: exampleSender(senders) };
  const example = sendExample(script);
  const hasCredit = account.creditsLeft + account.creditsHeldByQuota > 0;
  const carrier = useCarrierStep(serviceName);
  const steps: readonly Step[] = [
    {
      name: 'credit',
      isDone: hasCredit,
      text: hasCredit
        ? t('creditDone', { count: account.creditsLeft / ONE_CREDIT, credits: format.credits(account.creditsLeft) })
        : t(isInstanceOwner ? 'creditTextOwner' : 'creditText'),
      way: isInstanceOwner ? 'grant' : { href: `${base}/credit`, label: accountWords('howToAdd') },
    },
    {
      name: 'sender',
      isDone: enabled !== undefined,
      text: enabled ? t('senderDone', { sender: enabled.groupedSender }) : t('senderText'),
      way: may('sender.add') && { href: `${base}/senders`, label: t('toSenders') },
    },
    {
      name: 'apiUser',
      isDone: account.apiUserCount > 0,
      text: t('apiUserText'),
      way: may('api-user.add') && { href: `${base}/users`, label: t('toApiUsers') },
    },
    ...carrier,
    {
      name: 'send',
      isDone: false,
      text: hasSent ? t('sendDone') : t('sendText'),
      way: hasSent
        ? { href: `${base}/messages`, label: t('toLog') }
        : may('message.send') && { href: `${base}/messages/send`, label: t('toSend') },
    },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <div className="grid gap-x-4 lg:grid-cols-2 lg:items-start">
      <Panel
        title={t('title')}
        more={
          <span className="text-xs text-muted">
            {t('done', { count: steps.filter(({ isDone }) => isDone).length, all: steps.length })}
          </span>
        }
      >
        <ol className="divide-y divide-line">
          {steps.map((step, index) => (
            <StepRow
              key={step.name}
              step={step}
              position={index + 1}
              isNext={index === next}
              title={t(step.name)}
              account={account}
            />
          ))}
        </ol>
        <p className="border-t border-line px-4 py-3 text-xs text-muted">{t('goes')}</p>
      </Panel>
      {/* The command is of use to whoever can have a login to put into it. */}
      {may('api-user.add') && (
        <Panel title={t('script')} more={<CopyButton text={example} label={t('copy')} />}>
          <div className="px-4 pb-4">
            <CodeSample>{example}</CodeSample>
            <p className="mt-3 text-xs text-secondary">{t('scriptText')}</p>
            <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1.5 text-xs">
              <TextLink href={guidesPath(serviceName, 'http2sms')}>{t('guide')}</TextLink>
              <TextLink href={guidesPath(serviceName, 'playground')}>{t('playground')}</TextLink>
            </p>
          </div>
        </Panel>
      )}
    </div>
  );
}

type Step = {
  readonly name: 'credit' | 'sender' | 'apiUser' | 'carrier' | 'send';
  readonly isDone: boolean;
  readonly text: string;
  /** Of whoever may take it; credit is granted in its place. */
  readonly way: false | 'grant' | { readonly href: string; readonly label: string };
};

/** For whoever may add a carrier, as long as no phone is reached without one. */
function useCarrierStep(serviceName: string): readonly Step[] {
  const t = useTranslations('accounts.onlySeems');
  const isInstanceOwner = useIsInstanceOwner();
  const { data } = useResource(RESOURCES.reach, serviceName, {});
  if (!isInstanceOwner || data?.onlySeems !== true) return [];
  const way = { href: NEW_CARRIER_PAGE, label: t('addCarrier') };
  return [{ name: 'carrier', isDone: false, text: t('text'), way }];
}

type StepProps = { step: Step; position: number; isNext: boolean; title: string; account: AccountDetails };

function StepRow({ step: { name, isDone, text, way }, position, isNext, title, account }: StepProps) {
  const t = useTranslations('overview.first');
  return (
    <li className={`flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 ${isNext ? 'bg-accent-soft' : ''}`}>
      {isDone ? (
        <span className="grid size-6 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
          <Check aria-label={t('isDone')} className="size-4" />
        </span>
      ) : (
        <span
          aria-hidden="true"
          className="grid size-6 shrink-0 place-items-center rounded-full border border-control text-xs"
        >
          {position}
        </span>
      )}
      <span className="min-w-0 flex-1 basis-48">
        <span className="block font-medium">{title}</span>
        <span className="block text-xs text-secondary">{text}</span>
      </span>
      {!isDone && way === 'grant' && <GrantCreditButton account={account} isPrimary={isNext} />}
      {!isDone && way && way !== 'grant' && (
        // Sending is offered at the head of the page.
        <ButtonLink href={way.href} look={isNext && name !== 'send' ? 'primary' : 'secondary'}>
          {way.label}
        </ButtonLink>
      )}
    </li>
  );
}
