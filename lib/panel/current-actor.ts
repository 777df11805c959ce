import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { z } from 'zod';
import { CLIENT_IP_HEADER } from '@/lib/gateway/wire/wire';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { noteLanguage } from '@/lib/use-cases/own-sign-in/note-language';
import { noteSessionSeen } from '@/lib/use-cases/own-sign-in/note-session-seen';
import { findSessionUser, type SessionUser } from '@/lib/use-cases/panel-users/find-session-user';
import { authOptions, cookieContent } from './auth-options';
import { readerLocale } from './words';

const sessionShape = z.object({ content: cookieContent });

/** The token of the session that the request names, whether or not the session has ended. */
const requestedToken = cache(async (): Promise<string | null> => {
  const session = sessionShape.safeParse(await getServerSession(authOptions()));
  return session.success ? session.data.content.sessionToken : null;
});

/** Who is asking, or null. The session is held against the database each time, so one that was ended is over at once. */
export const currentActor = cache(async (): Promise<SessionUser | null> => {
  const stillSignedIn = await sessionCheck();
  const actor = await stillSignedIn();
  // After the answer: nobody waits for a write in order to read.
  if (actor?.seenAnew) after(() => noteSessionSeen({ db: getRuntime().db, now: new Date() }, actor));
  return actor;
});

/** Asks, now and later, who has the session that this request names. */
export async function sessionCheck(): Promise<() => Promise<SessionUser | null>> {
  const token = await requestedToken();
  const clientIp = (await headers()).get(CLIENT_IP_HEADER) ?? '';
  return async () =>
    token === null ? null : findSessionUser({ db: getRuntime().db, now: new Date() }, token, clientIp);
}

/** For pages: who is asking, and in which language; without a session, on to signing in. */
export const requireActor = cache(async (): Promise<SessionUser> => {
  const actor = (await currentActor()) ?? redirect('/sign-in');
  const language = await readerLocale();
  if (actor.language !== language) after(() => noteLanguage(getRuntime().db, actor, language));
  return actor;
});
