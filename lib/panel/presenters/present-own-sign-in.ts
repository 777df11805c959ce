import type { OwnSignIn as SignIn } from '@/lib/domain/panel-user/panel-user';
import type { OwnSignIn } from '@/lib/schemas/panel-user';

/** How one signs in, as one's own page shows it. */
export const presentOwnSignIn = (signIn: SignIn): OwnSignIn => ({
  ...signIn,
  sessions: signIn.sessions.map((session) => ({
    ...session,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
  })),
});
