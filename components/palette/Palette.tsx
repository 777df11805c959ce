'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../ui/Dialog';
import { useSettledText } from '../ui/use-settled-text';
import { Finder } from './Finder';
import type { PlaceGroup } from './place';
import { type Found, useAccountPlaces, useAllPlaces, usePanelPlaces } from './use-places';
import { useRecentPlaces } from './use-recent-places';

type Props = { isInstanceOwner: boolean; onClose: () => void };
type OfAccount = { serviceName: string; onClose: () => void };

/** The command palette: to any page, and to whatever has the name, the number or the id that is typed. */
export function Palette({ serviceName, ...rest }: Props & { serviceName: string | undefined }) {
  return serviceName === undefined ? (
    <PanelPalette {...rest} />
  ) : (
    <AccountPalette serviceName={serviceName} {...rest} />
  );
}

/** Asked for what was typed once the typing has settled. */
function useTyped() {
  const [settled, setSettled] = useState('');
  const [typed, setTyped] = useSettledText(settled, setSettled);
  return { typed, setTyped, text: (typed === '' ? '' : settled).trim() };
}

function PanelPalette({ isInstanceOwner, onClose }: Props) {
  const t = useTranslations('palette');
  const { typed, setTyped, text } = useTyped();
  const { recent, remember } = useRecentPlaces('recent');
  const found = withRecent(usePanelPlaces(text, isInstanceOwner), recent, text);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <Finder
        label={t('label')}
        hint={t('hintPanel')}
        text={typed}
        onType={setTyped}
        found={found}
        onGo={remember}
        onClose={onClose}
      />
    </Dialog>
  );
}

function AccountPalette({ serviceName, isInstanceOwner, onClose }: OfAccount & Props) {
  const t = useTranslations('palette');
  const { typed, setTyped, text } = useTyped();
  const { recent, remember } = useRecentPlaces(`recent.${serviceName}`);
  const found = withRecent(useAllPlaces(serviceName, text, isInstanceOwner), recent, text);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <Finder
        label={t('label')}
        hint={t('hint')}
        text={typed}
        onType={setTyped}
        found={found}
        onGo={remember}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** Another one of the reader's accounts. */
export function AccountChoice({ serviceName, onClose }: OfAccount) {
  const t = useTranslations('palette');
  const { typed, setTyped, text } = useTyped();
  const found = useAccountPlaces(serviceName, text);
  return (
    <Dialog title={t('change')} onClose={onClose}>
      <Finder
        label={t('nameOfAccount')}
        hint={t('nameOfAccount')}
        text={typed}
        onType={setTyped}
        found={found}
        onGo={() => undefined}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** Before anything is typed, where somebody went last stands first, and stands there once. */
function withRecent(found: Found, recent: PlaceGroup['places'], text: string): Found {
  if (text !== '') return found;
  const isElsewhere = ({ href }: { href: string }) => recent.every((place) => place.href !== href);
  const others = found.groups.map(({ kind, places }) => ({ kind, places: places.filter(isElsewhere) }));
  return { ...found, groups: [{ kind: 'recent', places: recent }, ...others] };
}
