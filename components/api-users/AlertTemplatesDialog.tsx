'use client';

import { useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ALERT_SMS_MAX_LENGTH, ALERT_VARIABLES, fillAlert } from '@/lib/domain/alerts/alert-template';
import { SAMPLE_ALERT } from '@/lib/domain/alerts/sample-alert';
import { can } from '@/lib/domain/authorisation/policy';
import { changeAlertTemplatesAction, sendAlertSampleAction } from '@/lib/panel/actions/alerts';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { AlertTemplatesInput } from '@/lib/schemas/alert';
import { alertTemplatesSchema } from '@/lib/schemas/alert-templates';
import { ActionForm } from '../forms/ActionForm';
import { Checkbox } from '../forms/Checkbox';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { TextArea } from '../forms/TextArea';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { DialogLink } from '../ui/DialogLink';
import { QueryContent } from '../ui/QueryContent';
import type { AccountDialogProps } from './dialog-props';
import { SmsSample } from './SmsSample';

type Props = Pick<AccountDialogProps, 'account' | 'ownEmail' | 'onSaved' | 'onDone' | 'onClose'>;

/** The texts of an account's alerts. */
export function AlertTemplatesDialog(props: Props) {
  const t = useTranslations('apiUsers.templates');
  const read = useResource(RESOURCES.alertTemplates, props.account.serviceName, {});
  return (
    <Dialog title={t('title')} description={t('text')} onClose={props.onClose}>
      <QueryContent label={t('list')} rows={4} read={read}>
        {(templates) => <TemplatesForm {...props} templates={templates} />}
      </QueryContent>
    </Dialog>
  );
}

const [user, remaining, threshold, creditsLeft] = ALERT_VARIABLES;
const VARIABLES = { user, remaining, threshold, creditsLeft };
const VARIABLE_NAMES = ['user', 'remaining', 'threshold', 'creditsLeft'] as const;

/** What may be written into a text, and what stands there once it is sent. */
function Variables() {
  const t = useTranslations('apiUsers.templates.variables');
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-md border border-line bg-well p-3 text-xs/5">
      {VARIABLE_NAMES.map((name) => (
        <div key={name} className="contents">
          <dt className="font-mono">{VARIABLES[name]}</dt>
          <dd className="text-muted">{t(name)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A text that is filled in later speaks of several credits, as nobody knows how many there will be. */
const SEVERAL = { count: 2, accountCount: 2 };

/** What is told where the account has no text of its own, with the variables in place of facts. */
function useDefaults(): AlertTemplatesInput {
  const t = useTranslations('alertTexts.lowCredit');
  return {
    emailCustom: false,
    emailFrom: '',
    emailSubject: t('subject', VARIABLES),
    emailBody: t('ofApiUser', { ...VARIABLES, ...SEVERAL }),
    smsCustom: false,
    smsBody: t('sms', { ...VARIABLES, ...SEVERAL }),
  };
}

/** A text that was never written starts as the default one. */
const asTyped = (
  templates: AlertTemplatesInput,
  defaults: AlertTemplatesInput,
  ownEmail: string,
): AlertTemplatesInput => ({
  ...templates,
  emailFrom: templates.emailFrom || ownEmail,
  emailSubject: templates.emailSubject || defaults.emailSubject,
  emailBody: templates.emailBody || defaults.emailBody,
  smsBody: templates.smsBody || defaults.smsBody,
});

type FormProps = Props & { templates: AlertTemplatesInput };

function TemplatesForm({ account, ownEmail, templates, onSaved, onDone, onClose }: FormProps) {
  const { serviceName, role } = account;
  const done = useTranslations('apiUsers.done');
  const t = useTranslations('apiUsers.templates');
  const defaults = useDefaults();
  // What is stored goes on changing behind the form.
  const [seen] = useState(templates);
  const { form, fault, accept, onSubmit } = useActionForm<AlertTemplatesInput>({
    schema: alertTemplatesSchema,
    defaultValues: asTyped(templates, defaults, ownEmail),
    action: (input) => changeAlertTemplatesAction(serviceName, seen, input),
    onDone: () => onDone(done('alerts')),
  });
  const [sampling, setSampling] = useState(false);
  /** By SMS to `number`; null: by mail to oneself. */
  const sendSample = (number: string | null) =>
    callAction(() => sendAlertSampleAction(serviceName, number, form.getValues()));
  const sample = async () => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return;
    setSampling(true);
    const result = await sendSample(null);
    setSampling(false);
    if (accept(result) && result.ok) {
      onSaved(result.value.mailIsKept ? t('sampleKept') : t('sampled', { recipient: ownEmail }));
    }
  };
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Variables />
      <EmailFields form={form} />
      <SmsFields form={form} />
      {can(role, 'alert.send-by-sms') && (
        <SmsSample
          send={async (number) => ((await form.trigger()) ? sendSample(number) : null)}
          onSent={(number) => onSaved(t('sampled', { recipient: number }))}
        />
      )}
      <div className="flex flex-wrap items-center gap-2.5">
        <Button busy={sampling} onClick={() => void sample()}>
          {t('sendSample')}
        </Button>
        <Button onClick={() => form.reset({ ...defaults, emailFrom: ownEmail }, { keepDefaultValues: true })}>
          {t('reset')}
        </Button>
        <DialogLink href={`/telecom/sms/${serviceName}/alerts`}>{t('sent')}</DialogLink>
      </div>
      <DialogActions busy={form.formState.isSubmitting} onCancel={onClose} />
    </ActionForm>
  );
}

type FieldsProps = { form: UseFormReturn<AlertTemplatesInput> };

function EmailFields({ form }: FieldsProps) {
  const t = useTranslations('apiUsers.templates');
  const defaults = useDefaults();
  const [custom, ...typed] = useWatch({ control: form.control, name: ['emailCustom', 'emailSubject', 'emailBody'] });
  const [subject, body] = custom ? typed : [defaults.emailSubject, defaults.emailBody];
  const { errors } = form.formState;
  return (
    <>
      <Checkbox label={t('emailAlerts')} hint={t('ownEmail')} autoFocus {...form.register('emailCustom')} />
      {custom && (
        <>
          <Field
            label={t('emailSender')}
            type="email"
            error={errors.emailFrom?.message}
            {...form.register('emailFrom')}
          />
          <Field label={t('subject')} error={errors.emailSubject?.message} {...form.register('emailSubject')} />
          <TextArea label={t('emailBody')} rows={4} error={errors.emailBody?.message} {...form.register('emailBody')} />
        </>
      )}
      <Preview
        label={t('emailPreview')}
        title={fillAlert(subject, SAMPLE_ALERT)}
        text={fillAlert(body, SAMPLE_ALERT)}
      />
    </>
  );
}

function SmsFields({ form }: FieldsProps) {
  const t = useTranslations('apiUsers.templates');
  const defaults = useDefaults();
  const [custom, body] = useWatch({ control: form.control, name: ['smsCustom', 'smsBody'] });
  const most = ALERT_SMS_MAX_LENGTH;
  const left = most - [...body].length;
  return (
    <>
      <Checkbox label={t('smsAlerts')} hint={t('ownSms')} {...form.register('smsCustom')} />
      {custom && (
        <TextArea
          label={t('smsContent')}
          rows={2}
          hint={left < 0 ? t('smsOver', { over: -left, most }) : t('smsLeft', { left, most })}
          error={form.formState.errors.smsBody?.message}
          {...form.register('smsBody')}
        />
      )}
      <Preview label={t('smsPreview')} text={fillAlert(custom ? body : defaults.smsBody, SAMPLE_ALERT)} />
    </>
  );
}

function Preview({ label, title, text }: { label: string; title?: string; text: string }) {
  return (
    <figure className="rounded-md border border-line bg-well p-3">
      <figcaption className="text-xs text-muted">{label}</figcaption>
      {title && <p className="mt-1 font-medium wrap-anywhere">{title}</p>}
      <p className="mt-1 wrap-anywhere whitespace-pre-wrap">{text.trim()}</p>
    </figure>
  );
}
