import type { Database } from '@/lib/db/client';
import { countRecoveryCodes, findPanelUser } from '@/lib/db/panel-users';
import type { OwnSignIn } from '@/lib/schemas/panel-user';
import type { Actor } from '../_shared/define-use-case';

/** How the signed-in person signs in. */
export async function getOwnSignIn({ db }: { readonly db: Database }, actor: Actor): Promise<OwnSignIn> {
  const user = await findPanelUser(db, actor.panelUserId);
  return {
    email: actor.email,
    name: user?.name ?? '',
    twoFactor: user?.totpSecret != null,
    recoveryCodesLeft: await countRecoveryCodes(db, actor.panelUserId),
  };
}
