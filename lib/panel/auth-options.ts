import { after } from 'next/server';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { LONGEST_SESSION_MS } from '@/lib/domain/panel-user/session';
import { CLIENT_IP_HEADER } from '@/lib/gateway/wire/wire';
import { type SignIn, signInSchema } from '@/lib/schemas/sign-in';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { signOut } from '@/lib/use-cases/own-sign-in/sign-out';
import { recordFailedSignIn } from '@/lib/use-cases/panel-users/record-failed-sign-in';
import { type SignInRefusal, signIn } from '@/lib/use-cases/panel-users/sign-in';
import { redirectWithin } from './auth-request';
import { logRefusedSignIn } from './refused-sign-in-log';

/** The cookie's; the session itself may end earlier, on the server. */
export const SESSION_SECONDS = LONGEST_SESSION_MS / 1000;

/** What the cookie carries besides what next-auth writes into it. */
export const cookieContent = z.object({ sessionToken: z.string() });

/** next-auth's settings; a function, because the runtime exists only once the server has started. */
export function authOptions(): AuthOptions {
  const { nextAuthSecret, publicUrl } = getRuntime();
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
          const userAgent = String(request.headers?.['user-agent'] ?? '');
          const { db, events, signInGuard: guess, log } = getRuntime();
          const outcome = await signIn({ db, events, guess, clientIp, userAgent, now: new Date() }, input.data);
          if (!outcome.ok) {
            noteRefusal(input.data, clientIp, outcome.error);
            throw new Error(outcome.error);
          }
          const { panelUserId, email, name, sessionToken } = outcome.value;
          log.info({ email, clientIp }, 'signed in to the panel');
          return { id: String(panelUserId), email, name, sessionToken };
        },
      }),
    ],
    logger: {
      error: logAuthFault,
      warn: (code) => getRuntime().log.debug({ code }, 'next-auth warns'),
    },
    callbacks: {
      redirect: redirectWithin,
      jwt: ({ token, user }) => {
        const content = cookieContent.safeParse(user);
        return content.success ? { ...token, ...content.data } : token;
      },
      session: ({ session, token }) => ({ ...session, content: cookieContent.safeParse(token).data ?? null }),
    },
    events: {
      signOut: async ({ token }) => {
        const content = cookieContent.safeParse(token);
        if (!content.success) return;
        const { db, events } = getRuntime();
        await signOut({ db, events, now: new Date() }, content.data.sessionToken);
      },
    },
  };
}

/** A cookie that is not ours, or not any more, is nobody's session: anybody can send one. */
function logAuthFault(code: string, metadata: Error | { readonly error: Error }): void {
  const { log } = getRuntime();
  if (code === 'JWT_SESSION_ERROR') log.debug({ code }, 'a session cookie could not be read');
  else log.error({ code, err: 'error' in metadata ? metadata.error : metadata }, 'next-auth failed');
}

function noteRefusal({ email }: SignIn, clientIp: string, refusal: SignInRefusal): void {
  const { db, events, log } = getRuntime();
  logRefusedSignIn(log, { email, clientIp, refusal }, new Date());
  if (refusal !== 'wrong_credentials') return;
  after(() => recordFailedSignIn({ db, events, now: new Date() }, { email, clientIp }));
}
