'use server';

import { headers } from 'next/headers';
import { CLIENT_IP_HEADER } from '@/lib/gateway/wire';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { parseForm, runAction, toActionResult } from '@/lib/panel/run-action';
import type { ActionResult } from '@/lib/schemas/action-result';
import { acceptInvitationSchema, noInput } from '@/lib/schemas/panel-user';
import { acceptInvitation } from '@/lib/use-cases/invitations/accept-invitation';
import { joinByInvitation } from '@/lib/use-cases/invitations/join-by-invitation';

/** Anything else than a text is a token of no invitation. */
const readToken = (token: unknown) => (typeof token === 'string' ? token : '');

const OVER = { invitation_over: { field: null, message: 'This invitation was used, revoked or is over.' } };

/** For somebody new, who has no session yet. */
export async function acceptInvitationAction(
  token: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly serviceName: string; readonly email: string }>> {
  const parsed = parseForm(acceptInvitationSchema, input);
  if (!parsed.ok) return parsed.error;
  const clientIp = (await headers()).get(CLIENT_IP_HEADER) ?? '';
  const accepted = acceptInvitation({ ...panelDependencies(), clientIp }, { ...parsed.value, token: readToken(token) });
  return toActionResult(accepted, {
    ...OVER,
    has_sign_in: {
      field: null,
      message: 'Somebody signs in with this address already. Sign in and open the link again.',
    },
  });
}

/** For somebody who is signed in. */
export async function joinByInvitationAction(token: unknown): Promise<ActionResult<{ readonly serviceName: string }>> {
  const faults = { ...OVER, not_yours: { field: null, message: 'This invitation is for another address.' } };
  return runAction(noInput, {}, faults, (actor) =>
    joinByInvitation(panelDependencies(), actor, { token: readToken(token) }),
  );
}
