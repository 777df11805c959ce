'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { REPLY_ACTIONS, type ReplyOptions } from '@/lib/domain/incoming/reply-options';
import { changeRepliesAction } from '@/lib/panel/actions/accounts';
import { testAccountCallbackAction } from '@/lib/panel/actions/callbacks';
import { changeRepliesSchema } from '@/lib/schemas/change-replies';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { MessageCount } from '../forms/MessageCount';
import { SelectInput } from '../forms/SelectInput';
import { TestableUrlField, type UrlTest } from '../forms/TestableUrlField';
import { TextArea } from '../forms/TextArea';
import { useActionForm } from '../forms/use-action-form';
import type { OptionDialogProps } from './OptionSection';

type Props = OptionDialogProps & {
  /** As they are now. */
  options: ReplyOptions;
};

type Input = Omit<ReplyOptions, 'replyUrl' | 'stopUrl'> & { replyUrl: string; stopUrl: string };

export function RepliesDialog({ serviceName, options, onDone, onClose }: Props) {
  const t = useTranslations('options.replies');
  const [seen] = useState(options);
  const actionForm = useActionForm<Input>({
    schema: changeRepliesSchema,
    defaultValues: { ...seen, replyUrl: seen.replyUrl ?? '', stopUrl: seen.stopUrl ?? '' },
    action: (input) => changeRepliesAction(serviceName, seen, input),
    onDone,
  });
  const { form, accept } = actionForm;
  const { errors } = form.formState;
  const [action, replyUrl, replyText, stopUrl] = useWatch({
    control: form.control,
    name: ['replyAction', 'replyUrl', 'replyText', 'stopUrl'],
  });
  const shared = { serviceName, accept, test: (input: UrlTest) => testAccountCallbackAction(serviceName, input) };
  return (
    <FormDialog title={t('title')} description={t('description')} actionForm={actionForm} onClose={onClose}>
      <SelectInput
        label={t('action')}
        options={REPLY_ACTIONS.map((name) => [name, t(`actions.${name}`)] as const)}
        {...form.register('replyAction')}
      />
      {action === 'url' && (
        <TestableUrlField
          {...shared}
          label={t('url')}
          tells="incoming"
          url={replyUrl}
          error={errors.replyUrl?.message}
          field={form.register('replyUrl')}
        />
      )}
      {action === 'text' && (
        <div>
          <TextArea
            label={t('answer')}
            rows={4}
            hint={t('answerHint')}
            error={errors.replyText?.message}
            {...form.register('replyText')}
          />
          <MessageCount text={replyText} clause={null} estimate={null} />
        </div>
      )}
      <Field
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        autoComplete="off"
        error={errors.replyEmail?.message}
        {...form.register('replyEmail')}
      />
      <TestableUrlField
        {...shared}
        label={t('stopUrl')}
        tells="stop"
        url={stopUrl}
        error={errors.stopUrl?.message}
        field={form.register('stopUrl')}
      />
    </FormDialog>
  );
}
