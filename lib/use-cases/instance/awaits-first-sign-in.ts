import type { Database } from '@/lib/db/connections/client';
import { hasAnySession } from '@/lib/db/panel-users/panel-sessions';

/** Whether nobody has signed in yet, so that somebody may be looking for the first password. Asked by anybody. */
export const awaitsFirstSignIn = async ({ db }: { readonly db: Database }): Promise<boolean> =>
  !(await hasAnySession(db));
