import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { getRuntime } from '@/lib/runtime/runtime';
import type { Actor } from '@/lib/use-cases/_shared/define-use-case';
import { SESSION_SECONDS } from './auth-options';

/**
 * Gives this browser a session of the new epoch, so that whoever changes their password ends every session but this
 * one. next-auth's own update would let any old session renew itself.
 */
export async function renewSession(actor: Actor, sessionEpoch: number): Promise<void> {
  const { nextAuthSecret, publicUrl } = getRuntime();
  const secure = publicUrl().startsWith('https:');
  const { panelUserId, email } = actor;
  const token = await encode({
    token: { sub: String(panelUserId), email, panelUserId, sessionEpoch },
    secret: nextAuthSecret,
    maxAge: SESSION_SECONDS,
  });
  const name = `${secure ? '__Secure-' : ''}next-auth.session-token`;
  (await cookies()).set(name, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SESSION_SECONDS });
}
