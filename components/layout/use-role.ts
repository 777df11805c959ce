'use client';

import type { Role } from '@/lib/domain/panel-user/role';
import { useAccountFacts } from './first-account';

/** The signed-in person's role on the account: what a page offers goes by it, from the first paint on. */
export const useRole = (serviceName: string): Role => useAccountFacts(serviceName).role;
