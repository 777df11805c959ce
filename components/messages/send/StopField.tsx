'use client';

import { useTranslations } from 'use-intl';
import { SegmentedField } from '../../forms/SegmentedField';
import { TextLink } from '../../ui/TextLink';

type Props = {
  serviceName: string;
  /** It answers somebody who wrote. */
  isAnswer: boolean;
  isWaived: boolean;
  onWaive: (isWaived: boolean) => void;
};

/** Whether the STOP clause is added to this send, when it must be, and why it is. */
export function StopField({ serviceName, isAnswer, isWaived, onWaive }: Props) {
  const t = useTranslations('send');
  const options = (words: React.ReactNode) => <TextLink href={`/telecom/sms/${serviceName}/options`}>{words}</TextLink>;
  return (
    <SegmentedField
      label={t('stop')}
      hint={
        <>
          {t('stopHint')} {!isWaived && t.rich('stopWhy', { options })} {isAnswer && t('stopOfAnswer')}
        </>
      }
      options={[
        ['add', t('stopAdd')],
        ['leave', t('stopLeave')],
      ]}
      value={isWaived ? 'leave' : 'add'}
      onChoose={(choice) => onWaive(choice === 'leave')}
    />
  );
}
