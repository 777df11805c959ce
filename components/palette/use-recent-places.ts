'use client';

import { useState } from 'react';
import { z } from 'zod';
import { readDraft, writeDraft } from '../layout/drafts';
import { useSignedIn } from '../layout/SignedIn';
import { type Place, place } from './place';

const MOST_RECENT = 5;

const kept = z.array(place).catch([]);

/** Where this person went from here last, newest first: kept like what they write, in this tab and until they sign out. */
export function useRecentPlaces(name: string) {
  const person = useSignedIn();
  const [recent] = useState(() => kept.parse(readDraft(person, name)));
  const remember = (chosen: Place) =>
    writeDraft(person, name, [chosen, ...recent.filter(({ href }) => href !== chosen.href)].slice(0, MOST_RECENT));
  return { recent, remember };
}
