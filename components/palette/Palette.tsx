'use client';

import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../ui/Dialog';
import { useSettledText } from '../ui/use-settled-text';
import { Finder } from './Finder';
import type { PlaceGroup } from './place';
import { type Found, useAccountChoice, useAllPlaces, usePanelPlaces } from './use-places';
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

/** What is typed, by which pages are found at once; and what the server is asked for, once the typing has settled. */
function useTyped() {
  const [settled, setSettled] = useState('');
  const [typed, setTyped] = useSettledText(settled, setSettled);
  return { typed, setTyped, text: typed.trim(), settled: (typed === '' ? '' : settled).trim() };
}

type Finding = Omit<ComponentProps<typeof Finder>, 'text' | 'onType'> & {
  title: string;
  typing: ReturnType<typeof useTyped>;
};

function FinderDialog({ title, typing: { typed, setTyped }, ...finder }: Finding) {
  return (
    <Dialog isAtTop title={title} onClose={finder.onClose}>
      <Finder {...finder} text={typed} onType={setTyped} />
    </Dialog>
  );
}

function PanelPalette({ isInstanceOwner, onClose }: Props) {
  const t = useTranslations('palette');
  const typing = useTyped();
  const { recent, remember } = useRecentPlaces('recent');
  const found = withRecent(usePanelPlaces(typing, isInstanceOwner), recent, typing.text);
  const words = { title: t('title'), label: t('label'), hint: t('hintPanel') };
  return <FinderDialog {...words} typing={typing} found={found} onGo={remember} onClose={onClose} />;
}

function AccountPalette({ serviceName, isInstanceOwner, onClose }: OfAccount & Props) {
  const t = useTranslations('palette');
  const typing = useTyped();
  const { recent, remember } = useRecentPlaces(`recent.${serviceName}`);
  const found = withRecent(useAllPlaces(serviceName, typing, isInstanceOwner), recent, typing.text);
  const words = { title: t('title'), label: t('label'), hint: t('hint') };
  return <FinderDialog {...words} typing={typing} found={found} onGo={remember} onClose={onClose} />;
}

/** Any of the reader's accounts, this one marked. */
export function AccountChoice({ serviceName, onClose }: OfAccount) {
  const t = useTranslations('palette');
  const typing = useTyped();
  const found = useAccountChoice(serviceName, typing);
  const words = { title: t('change'), label: t('nameOfAccount'), hint: t('nameOfAccount') };
  return <FinderDialog {...words} isShort typing={typing} found={found} onGo={() => undefined} onClose={onClose} />;
}

/** Before anything is typed, where somebody went last stands first, and stands there once. */
function withRecent(found: Found, recent: PlaceGroup['places'], text: string): Found {
  if (text !== '') return found;
  const isElsewhere = ({ href }: { href: string }) => recent.every((place) => place.href !== href);
  const others = found.groups.map(({ kind, places }) => ({ kind, places: places.filter(isElsewhere) }));
  return { ...found, groups: [{ kind: 'recent', places: recent }, ...others] };
}
