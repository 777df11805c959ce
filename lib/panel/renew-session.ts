import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { SESSION_SECONDS } from './auth-options';

/**
 * Gives this browser the new token of its session, so that whoever ends every other session ends copies of this one's
 * cookie too. next-auth's own update would let any old cookie renew itself.
 */
export async function renewSession({ panelUserId, email }: PanelUser, sessionToken: string): Promise<void> {
  const { nextAuthSecret, publicUrl } = getRuntime();
  const secure = publicUrl().startsWith('https:');
  const token = await encode({
    token: { sub: String(panelUserId), email, sessionToken },
    secret: nextAuthSecret,
    maxAge: SESSION_SECONDS,
  });
  const name = `${secure ? '__Secure-' : ''}next-auth.session-token`;
  (await cookies()).set(name, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SESSION_SECONDS });
}
