import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { CLIENT_IP_HEADER } from '@/lib/gateway/wire';
import { getRuntime } from '@/lib/runtime/runtime';
import { signInSchema } from '@/lib/schemas/sign-in';
import { checkSignIn } from '@/lib/use-cases/panel-users/check-sign-in';

export const SESSION_SECONDS = 7 * 24 * 3600;

/** What our token carries besides next-auth's own claims. */
export const sessionClaims = z.object({ panelUserId: z.number(), sessionEpoch: z.number() });

/** next-auth's settings; a function, because the runtime exists only once the server has started. */
export function authOptions(): AuthOptions {
  const { db, nextAuthSecret, publicUrl, signInGuard } = getRuntime();
  return {
    secret: nextAuthSecret,
    useSecureCookies: publicUrl().startsWith('https:'),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, code: {} },
        authorize: async (credentials, request) => {
          const input = signInSchema.safeParse({ code: '', ...credentials });
          if (!input.success) return null;
          const clientIp = String(request.headers?.[CLIENT_IP_HEADER] ?? '');
          const outcome = await checkSignIn({ db, guess: signInGuard, clientIp, now: new Date() }, input.data);
          if (!outcome.ok) throw new Error(outcome.error);
          const { panelUserId, email, name, sessionEpoch } = outcome.value;
          return { id: String(panelUserId), email, name, panelUserId, sessionEpoch };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        const claims = sessionClaims.safeParse(user);
        return claims.success ? { ...token, ...claims.data } : token;
      },
      session: ({ session, token }) => ({ ...session, claims: sessionClaims.safeParse(token).data ?? null }),
    },
  };
}
