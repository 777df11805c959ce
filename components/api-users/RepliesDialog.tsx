'use client';

import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { changeReplyUrlsAction } from '@/lib/panel/actions/api-users';
import { testCallbackAction } from '@/lib/panel/actions/callbacks';
import { changeReplyUrlsSchema } from '@/lib/schemas/change-replies';
import { FormDialog } from '../forms/FormDialog';
import { TestableUrlField, type UrlTest } from '../forms/TestableUrlField';
import { useActionForm } from '../forms/use-action-form';
import type { ApiUserDialogProps } from './dialog-props';

/** Where what people reply to an API user's SMS is told. */
export function RepliesDialog({ account: { serviceName }, seen, onDone, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.replies');
  const done = useTranslations('apiUsers.done');
  const { login } = seen;
  const actionForm = useActionForm<{ replyUrl: string; stopUrl: string }>({
    schema: changeReplyUrlsSchema,
    defaultValues: { replyUrl: seen.replyUrl ?? '', stopUrl: seen.stopUrl ?? '' },
    action: (input) => changeReplyUrlsAction(serviceName, login, seen, input),
    onDone: () => onDone(done('replies', { login })),
  });
  const { form, accept } = actionForm;
  const { errors } = form.formState;
  const [replyUrl, stopUrl] = useWatch({ control: form.control, name: ['replyUrl', 'stopUrl'] });
  const shared = { serviceName, accept, test: (input: UrlTest) => testCallbackAction(serviceName, login, input) };
  return (
    <FormDialog title={t('title', { login })} description={t('text')} actionForm={actionForm} onClose={onClose}>
      <TestableUrlField
        {...shared}
        label={t('url')}
        tells="incoming"
        url={replyUrl}
        error={errors.replyUrl?.message}
        field={form.register('replyUrl')}
        autoFocus
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
