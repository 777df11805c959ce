import type { SessionPage, SmppSession } from '@/lib/domain/instance/smpp-session';
import type { ApiUserSessions, SmppSessionList } from '@/lib/schemas/smpp-session';

const timesOf = ({ boundAt, heardAt }: SmppSession) => ({
  boundAt: boundAt.toISOString(),
  heardAt: heardAt.toISOString(),
});

/** What is bound on all nodes. */
export const presentSmppSessions = ({ rows, ...place }: SessionPage): SmppSessionList => ({
  ...place,
  rows: rows.map((session) => ({ ...session, ...timesOf(session) })),
});

/** What is bound of one API user. */
export const presentApiUserSessions = (sessions: readonly SmppSession[]): ApiUserSessions => ({
  sessions: sessions.map((session) => ({ ...session, ...timesOf(session) })),
});
