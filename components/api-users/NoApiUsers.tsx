'use client';

import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';

type Props = { search: string; isFiltered: boolean; onShowAll: () => void; onAdd: (() => void) | undefined };

/** Why the list is empty, and what to do about it. */
export function NoApiUsers({ search, isFiltered, onShowAll, onAdd }: Props) {
  const t = useTranslations('apiUsers');
  if (isFiltered) {
    return (
      <EmptyNotice title={t('noMatch')} action={<Button onClick={onShowAll}>{t('showAll')}</Button>}>
        {search === '' ? t('noneFits') : t('noMatchText', { search })}
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title={t('none')}
      action={
        onAdd && (
          <Button look="primary" onClick={onAdd}>
            {t('addOne')}
          </Button>
        )
      }
    >
      {t('noneText')}
    </EmptyNotice>
  );
}
