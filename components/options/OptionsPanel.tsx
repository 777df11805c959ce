'use client';

import { useTranslations } from 'use-intl';
import { numberOfClause } from '@/lib/domain/account/reply-numbers';
import { can } from '@/lib/domain/authorisation/policy';
import type { ReplyOptions } from '@/lib/domain/incoming/reply-options';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { AccountDetails } from '@/lib/schemas/account';
import { AccountLimit } from '../forms/AccountLimit';
import { onDemand } from '../forms/on-demand';
import { replyNumbersPage } from '../layout/instance-pages';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { ButtonLink } from '../ui/ButtonLink';
import { Moment } from '../ui/Moment';
import { PageHead } from '../ui/PageHead';
import { QuerySection } from '../ui/QuerySection';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { OptionGroup } from './OptionGroup';
import { OptionSection } from './OptionSection';

const AccountCallbackDialog = onDemand(async () => (await import('./AccountCallbackDialog')).AccountCallbackDialog);
const AccountLimitDialog = onDemand(async () => (await import('../forms/AccountLimitDialog')).AccountLimitDialog);
const CommercialHoursDialog = onDemand(async () => (await import('./CommercialHoursDialog')).CommercialHoursDialog);
const RepliesDialog = onDemand(async () => (await import('./RepliesDialog')).RepliesDialog);
const RetentionDialog = onDemand(async () => (await import('./RetentionDialog')).RetentionDialog);
const StopClauseDialog = onDemand(async () => (await import('./StopClauseDialog')).StopClauseDialog);
const TimeZoneDialog = onDemand(async () => (await import('./TimeZoneDialog')).TimeZoneDialog);

/** What is set for the account as a whole. */
export function OptionsPanel({ serviceName, ownEmail }: { serviceName: string; ownEmail: string }) {
  const titles = useTranslations('titles');
  const account = useResource(RESOURCES.account, serviceName, {});
  return (
    <div className="mx-auto max-w-225">
      <PageHead title={titles('options')}>
        <ButtonLink href={`/telecom/sms/${serviceName}/options/prices`}>{titles('prices')}</ButtonLink>
        <ButtonLink href={`/telecom/sms/${serviceName}/options/blacklist`}>{titles('blacklist')}</ButtonLink>
      </PageHead>
      <QuerySection label={titles('options')} rows={4} read={account}>
        {(details) => <Options account={details} ownEmail={ownEmail} />}
      </QuerySection>
    </div>
  );
}

type OptionsProps = { account: AccountDetails };

/** In groups; what is changed most comes first. Each option is saved alone. */
function Options({ account, ownEmail }: OptionsProps & { ownEmail: string }) {
  return (
    <div className="divide-y divide-line">
      <SendingOptions account={account} />
      <AlertOptions account={account} ownEmail={ownEmail} />
      <CallOptions account={account} />
      <AccountOptions account={account} />
    </div>
  );
}

function SendingOptions({ account }: OptionsProps) {
  const t = useTranslations('options');
  const { serviceName, stopClauseEnabled, stopClauseText, shortNumber, commercialHoursEnabled, role } = account;
  const isInstanceOwner = useIsInstanceOwner();
  const stop = t('replyNumbers.stop', { number: numberOfClause(stopClauseText) });
  return (
    <OptionGroup title={t('groups.sending')}>
      <OptionSection
        serviceName={serviceName}
        title={t('stopClause.title')}
        changed={t('stopClause.changed')}
        dialog={
          can(role, 'account.change-stop-clause') &&
          ((rest) => <StopClauseDialog enabled={stopClauseEnabled} {...rest} />)
        }
      >
        <p>{stopClauseEnabled ? t('stopClause.on', { clause: stopClauseText }) : t('stopClause.off')}</p>
        <p className="text-muted">{t('stopClause.text')}</p>
      </OptionSection>
      <OptionSection
        serviceName={serviceName}
        title={t('replyNumbers.title')}
        elsewhere={isInstanceOwner && replyNumbersPage(serviceName)}
      >
        {shortNumber === null && <p>{t('replyNumbers.noShortNumber')}</p>}
        <p>{shortNumber === null ? stop : `${t('replyNumbers.shortNumber', { shortNumber })} · ${stop}`}</p>
        <p className="text-muted">
          {t('replyNumbers.about')} {!isInstanceOwner && t('replyNumbers.text')}
        </p>
      </OptionSection>
      <OptionSection
        serviceName={serviceName}
        title={t('commercialHours.title')}
        changed={t('commercialHours.changed')}
        dialog={
          can(role, 'account.change-commercial-hours') &&
          ((rest) => <CommercialHoursDialog enabled={commercialHoursEnabled} {...rest} />)
        }
      >
        <p>{t(commercialHoursEnabled ? 'commercialHours.on' : 'commercialHours.off')}</p>
        <p className="text-muted">{t(commercialHoursEnabled ? 'commercialHours.text' : 'commercialHours.offText')}</p>
      </OptionSection>
    </OptionGroup>
  );
}

function AlertOptions({ account, ownEmail }: OptionsProps & { ownEmail: string }) {
  const t = useTranslations('options');
  const { serviceName, role } = account;
  return (
    <OptionGroup title={t('groups.alerts')}>
      <OptionSection
        serviceName={serviceName}
        title={t('limit.title')}
        changed={t('limit.changed')}
        dialog={
          can(role, 'account.change-limit') &&
          ((rest) => (
            <AccountLimitDialog
              limit={account}
              left={account.creditsLeft}
              ownEmail={ownEmail}
              mayTrySms={can(role, 'alert.send-by-sms')}
              {...rest}
            />
          ))
        }
      >
        <AccountLimit account={account} />
        <p>
          <TextLink href={`/telecom/sms/${serviceName}/alerts`}>{t('limit.sent')}</TextLink>
        </p>
      </OptionSection>
    </OptionGroup>
  );
}

function CallOptions({ account }: OptionsProps) {
  const t = useTranslations('options');
  const { serviceName, callbackUrl, callbackFailingSince, timeZone, role } = account;
  return (
    <OptionGroup title={t('groups.calls')}>
      <OptionSection
        serviceName={serviceName}
        title={t('callback.title')}
        changed={t('callback.changed')}
        dialog={
          can(role, 'account.change-callback') &&
          ((rest) => <AccountCallbackDialog callbackUrl={callbackUrl} {...rest} />)
        }
      >
        <p className="wrap-anywhere">{callbackUrl ?? t('callback.none')}</p>
        {callbackFailingSince !== null && (
          <p>
            <Status signal="bad">
              {t.rich('callback.failing', {
                time: () => <Moment at={callbackFailingSince} timeZone={timeZone} isInSentence />,
              })}
            </Status>
          </p>
        )}
        <p className="text-muted">{t('callback.text')}</p>
      </OptionSection>
      <OptionSection
        serviceName={serviceName}
        title={t('replies.title')}
        changed={t('replies.changed')}
        dialog={
          can(role, 'account.change-replies') && ((rest) => <RepliesDialog options={repliesOf(account)} {...rest} />)
        }
      >
        <Replies options={account} />
      </OptionSection>
    </OptionGroup>
  );
}

function AccountOptions({ account }: OptionsProps) {
  const t = useTranslations('options');
  const { serviceName, timeZone, retentionMonths, role } = account;
  return (
    <OptionGroup title={t('groups.account')}>
      <OptionSection
        serviceName={serviceName}
        title={t('timeZone.title')}
        changed={t('timeZone.changed')}
        dialog={can(role, 'account.change-time-zone') && ((rest) => <TimeZoneDialog timeZone={timeZone} {...rest} />)}
      >
        <p>{timeZone}</p>
        <p className="text-muted">{t('timeZone.text')}</p>
      </OptionSection>
      <OptionSection
        serviceName={serviceName}
        title={t('retention.title')}
        changed={t('retention.changed')}
        dialog={
          can(role, 'account.change-retention') && ((rest) => <RetentionDialog months={retentionMonths} {...rest} />)
        }
      >
        <Retention account={account} />
      </OptionSection>
    </OptionGroup>
  );
}

const repliesOf = ({ replyAction, replyUrl, replyText, replyEmail, stopUrl }: ReplyOptions): ReplyOptions => ({
  replyAction,
  replyUrl,
  replyText,
  replyEmail,
  stopUrl,
});

/** What is done about replies, beside keeping them. */
function Replies({ options }: { options: ReplyOptions }) {
  const { replyAction, replyUrl, replyText, replyEmail, stopUrl } = options;
  const t = useTranslations('options.replies');
  const done = {
    none: replyEmail === '' && stopUrl === null ? t('nothingElse') : '',
    url: t('called', { url: replyUrl ?? '' }),
    text: t('answered', { text: replyText }),
  };
  return (
    <>
      <p className="wrap-anywhere whitespace-pre-line empty:hidden">{done[replyAction]}</p>
      {replyEmail !== '' && <p className="wrap-anywhere">{t('mailed', { email: replyEmail })}</p>}
      {stopUrl !== null && <p className="wrap-anywhere">{t('stopCalled', { url: stopUrl })}</p>}
      <p className="text-muted">{t('text')}</p>
    </>
  );
}

/** How long the account keeps its messages, and what was deleted for its age. */
function Retention({ account }: { account: AccountDetails }) {
  const t = useTranslations('options.retention');
  const { minute } = useFormat();
  const { retentionMonths, purgedBefore, purgedMessages, timeZone } = account;
  return (
    <>
      <p>{t('kept', { months: retentionMonths })}</p>
      <p className="text-muted">
        {purgedBefore === null || purgedMessages === 0
          ? t('nothingDeleted')
          : t('deleted', { count: purgedMessages, before: minute(purgedBefore, timeZone) })}
      </p>
    </>
  );
}
