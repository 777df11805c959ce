'use client';

import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { keepDraftsOf } from './drafts';

type Who = {
  readonly email: string;
  readonly isInstanceOwner: boolean;
  /** Whether there is another account to go to. */
  readonly hasSeveralAccounts: boolean;
};

const Signed = createContext<Who>({ email: '', isInstanceOwner: false, hasSeveralAccounts: false });

/** Who is signed in, for whatever is kept for them alone; what others have left in this tab is dropped. */
export function SignedIn({ children, ...who }: Who & { children: ReactNode }) {
  const { email } = who;
  useEffect(() => keepDraftsOf(email), [email]);
  return <Signed value={who}>{children}</Signed>;
}

/** The e-mail address of whoever is signed in. */
export const useSignedIn = (): string => useContext(Signed).email;

/** Whether they own the instance: what is offered above accounts goes by it. */
export const useIsInstanceOwner = (): boolean => useContext(Signed).isInstanceOwner;

/** Whether the reader can go from one account to another. */
export const useHasSeveralAccounts = (): boolean => useContext(Signed).hasSeveralAccounts;
