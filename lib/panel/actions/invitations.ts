'use server';

import { headers } from 'next/headers';
import { CLIENT_IP_HEADER } from '@/lib/gateway/wire/wire';
import type { ActionResult } from '@/lib/schemas/action-result';
import { acceptInvitationSchema, noInput } from '@/lib/schemas/panel-user';
import { acceptInvitation } from '@/lib/use-cases/invitations/accept-invitation';
import { joinByInvitation } from '@/lib/use-cases/invitations/join-by-invitation';
import { panelDependencies } from '../panel-dependencies';
import { parseForm, runAction, toActionResult } from '../run-action';

/** Anything else than a text is a token of no invitation. */
const readToken = (token: unknown) => (typeof token === 'string' ? token : '');

const OVER = { invitation_over: { field: null, fault: 'invitation_over' } } as const;

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
    has_sign_in: { field: null, fault: 'has_sign_in' },
  });
}

/** For somebody who is signed in. */
export async function joinByInvitationAction(token: unknown): Promise<ActionResult<{ readonly serviceName: string }>> {
  const refusals = { ...OVER, not_yours: { field: null, fault: 'not_yours' } } as const;
  return runAction(noInput, {}, refusals, (actor) =>
    joinByInvitation(panelDependencies(), actor, { token: readToken(token) }),
  );
}
