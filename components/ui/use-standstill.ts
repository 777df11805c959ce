'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** What keeps the whole page from going on, said above it; null while nothing does. */
export const StandstillContext = createContext<ReactNode>(null);

/** For what cannot be seen past, as a dialog, and for what would only say the same again. */
export const useStandstill = (): ReactNode => useContext(StandstillContext);
