import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { z } from 'zod';
import { CLIENT_IP_HEADER } from '@/lib/gateway/wire';
import { getRuntime } from '@/lib/runtime/runtime';
import type { Actor } from '@/lib/use-cases/_shared/define-use-case';
import { findSessionUser } from '@/lib/use-cases/panel-users/find-session-user';
import { authOptions, sessionClaims } from './auth-options';

const sessionShape = z.object({ claims: sessionClaims });

/** Who is asking, or null. The session is held against the database each time, so a revoked one ends at once. */
export const currentActor = cache(async () => {
  const session = sessionShape.safeParse(await getServerSession(authOptions()));
  if (!session.success) return null;
  const clientIp = (await headers()).get(CLIENT_IP_HEADER) ?? '';
  return findSessionUser(getRuntime(), session.data.claims, clientIp);
});

/** For pages and actions: who is asking; without a session, on to signing in. */
export async function requireActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect('/sign-in');
}
