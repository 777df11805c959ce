'use client';

import type { ClipboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { canSign, type RestKeys } from '@/lib/queries/call-rest';
import { fault } from '@/lib/schemas/fault';
import { Field } from '../../forms/Field';
import { SegmentedField } from '../../forms/SegmentedField';
import { Panel } from '../../ui/Panel';
import { TextLink } from '../../ui/TextLink';
import type { ChosenProof } from './rest-call';
import { readKeys } from './rest-keys';

type Props = {
  keys: RestKeys;
  onKeys: (keys: RestKeys) => void;
  /** Without which a call was not sent. */
  missing: readonly (keyof RestKeys)[];
  proof: ChosenProof;
  onProof: (proof: ChosenProof) => void;
};

const NAMES = ['applicationKey', 'applicationSecret', 'consumerKey'] as const;

/** The reader's own keys, which are nowhere but in this tab. */
export function RestKeyFields({ keys, onKeys, missing, proof, onProof }: Props) {
  const t = useTranslations('guides.api');
  const paste = (event: ClipboardEvent) => {
    const all = readKeys(event.clipboardData.getData('text'));
    if (!all) return;
    event.preventDefault();
    onKeys(all);
  };
  return (
    <Panel title={t('keys')}>
      <div className="space-y-4 px-4 py-4">
        <p className="max-w-180 text-secondary">
          {t.rich('keysText', {
            link: (text) => <TextLink href="/createToken?GET=/sms&GET=/sms/*">{text}</TextLink>,
          })}
        </p>
        <div className="grid gap-4 sm:grid-cols-3">
          {NAMES.map((name) => (
            <Field
              key={name}
              label={t(name)}
              // Of a program, not of whoever is signed in: no password manager should fill them in or keep them.
              type={name === 'applicationKey' ? 'text' : 'password'}
              autoComplete={name === 'applicationKey' ? 'off' : 'new-password'}
              spellCheck={false}
              value={keys[name]}
              error={missing.includes(name) && keys[name] === '' ? fault('key_missing') : undefined}
              onPaste={paste}
              onChange={({ target }) => onKeys({ ...keys, [name]: target.value.trim() })}
            />
          ))}
        </div>
        {canSign() ? (
          <SegmentedField
            label={t('proof')}
            hint={t(`${proof}Hint`)}
            options={[
              ['signature', t('signature')],
              ['basic', t('basic')],
            ]}
            value={proof}
            onChoose={onProof}
          />
        ) : (
          <p className="text-xs text-muted">{t('cannotSign')}</p>
        )}
      </div>
    </Panel>
  );
}
