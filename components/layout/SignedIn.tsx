'use client';

import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { keepDraftsOf } from './drafts';

const Email = createContext('');

/** Who is signed in, for whatever is kept for them alone; what others have left in this tab is dropped. */
export function SignedIn({ email, children }: { email: string; children: ReactNode }) {
  useEffect(() => keepDraftsOf(email), [email]);
  return <Email value={email}>{children}</Email>;
}

/** The e-mail address of whoever is signed in. */
export const useSignedIn = (): string => useContext(Email);
