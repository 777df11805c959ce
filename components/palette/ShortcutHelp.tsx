'use client';

import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { Switch } from '../forms/Switch';
import { ACCOUNT_PAGES } from '../layout/account-pages';
import { Dialog } from '../ui/Dialog';
import { Key } from './Key';
import { useCommandKey } from './use-command-key';
import { useLetters } from './use-letters';

/** What each key does, and the switch of those that are single letters. */
export function ShortcutHelp({ isInAccount, onClose }: { isInAccount: boolean; onClose: () => void }) {
  const t = useTranslations('palette');
  const tabs = useTranslations('layout.tabs');
  const command = useCommandKey();
  const [hasLetters, setLetters] = useLetters();
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <Keys rows={[[[command, 'K'], t('does.palette')]]} />
      <div className="mt-4 border-t border-line pt-4">
        <Switch
          label={t('letters')}
          checked={hasLetters}
          onChange={({ currentTarget }) => setLetters(currentTarget.checked)}
        />
        <p className="mt-1 text-xs text-muted">{t('lettersText')}</p>
      </div>
      {hasLetters && (
        <div className="mt-3">
          <Keys
            rows={[
              [['?'], t('does.help')],
              ...(isInAccount
                ? ([
                    [['/'], t('does.search')],
                    [['n'], t('does.send')],
                    ...ACCOUNT_PAGES.map(({ name, key }) => [['g', key], tabs(name)] as const),
                  ] as const)
                : []),
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}

type Row = readonly [keys: readonly string[], does: string];

function Keys({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('palette');
  return (
    <dl className="grid grid-cols-[6rem_1fr] items-center gap-x-4 gap-y-1.5">
      {rows.map(([keys, does]) => (
        <div key={keys.join(' ')} className="contents">
          <dt className="flex items-center gap-1">
            {keys.map((name, index) => (
              <Fragment key={name}>
                {/* One after the other, not together. */}
                {index > 0 && keys[0] === 'g' && <span className="text-2xs text-muted">{t('then')}</span>}
                <Key>{name}</Key>
              </Fragment>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
