'use client';

import { useTranslations } from 'use-intl';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { DialogFoot } from './DialogFoot';

/** The end of a dialog that shows a link once: the focus is on what loses nothing when Enter is pressed once too often. */
export function OnceShownLink({ link, copy, onClose }: { link: string; copy: string; onClose: () => void }) {
  const t = useTranslations('ui');
  return (
    <>
      <p className="rounded-md border border-line bg-well p-3 font-mono text-xs wrap-anywhere">{link}</p>
      <DialogFoot>
        <CopyButton text={link} label={copy} autoFocus />
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogFoot>
    </>
  );
}
