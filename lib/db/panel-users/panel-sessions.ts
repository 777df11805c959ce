import type { Database, Transaction } from '../connections/client';

export type NewSession = {
  readonly panelUserId: number;
  readonly tokenHash: string;
  readonly userAgent: string;
  readonly clientIp: string;
  /** What limits by address count by. */
  readonly address: string;
  readonly now: Date;
};

/** How many are kept of each person, ended ones too: they tell from where somebody is known. */
const MOST_KEPT = 50;

/** Begins a session; beyond the most that are kept, the person's oldest one goes. */
export async function insertSession(tx: Transaction, { now, ...session }: NewSession): Promise<void> {
  await tx.panelSession.create({ data: { ...session, createdAt: now, lastSeenAt: now } });
  await tx.$executeRaw`
    DELETE FROM "PanelSession" WHERE "panelUserId" = ${session.panelUserId} AND id <= (
      SELECT id FROM "PanelSession" WHERE "panelUserId" = ${session.panelUserId}
      ORDER BY id DESC LIMIT 1 OFFSET ${MOST_KEPT})`;
}

/** Whether anybody ever signed in: of each person the newest sessions are kept, ended ones too. */
export const hasAnySession = async (db: Database): Promise<boolean> =>
  (await db.panelSession.findFirst({ select: { id: true } })) !== null;

/** A session with whose it is, open or not. */
export const findSession = (db: Database, tokenHash: string) =>
  db.panelSession.findUnique({
    where: { tokenHash },
    include: { panelUser: { select: { email: true, name: true, isInstanceOwner: true, language: true } } },
  });

/**
 * Who has signed in from an address, by e-mail address. Asked this way round, the time that it takes tells whoever asks
 * about their own address, and not whether somebody exists.
 */
export async function listWhoSignedInFrom(db: Database, address: string): Promise<string[]> {
  const people = await db.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT u.email FROM "PanelSession" s JOIN "PanelUser" u ON u.id = s."panelUserId"
    WHERE s.address = ${address}`;
  return people.map(({ email }) => email);
}

/** What was not ended by anybody; whether time has ended it is the rule's to say. Last used first. */
export const listUnendedSessions = (db: Database, panelUserId: number) =>
  db.panelSession.findMany({
    where: { panelUserId, endedAt: null },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  });

/** Writes down that a session is in use. */
export async function saveSessionSeen(
  tx: Transaction,
  id: number,
  seen: { readonly clientIp: string; readonly lastSeenAt: Date },
): Promise<void> {
  await tx.panelSession.updateMany({ where: { id, endedAt: null }, data: seen });
}

/** Gives an open session of somebody another token: whoever holds the old one is out. */
export async function saveSessionToken(
  tx: Transaction,
  { panelUserId, sessionId }: { readonly panelUserId: number; readonly sessionId: number },
  tokenHash: string,
): Promise<void> {
  await tx.panelSession.updateMany({ where: { id: sessionId, panelUserId, endedAt: null }, data: { tokenHash } });
}

/** Ends a session and answers whose it was; null when it had ended. */
export async function endSession(tx: Transaction, tokenHash: string, now: Date) {
  const { count } = await tx.panelSession.updateMany({
    where: { tokenHash, endedAt: null },
    data: { endedAt: now },
  });
  if (count === 0) return null;
  return tx.panelSession.findUniqueOrThrow({
    where: { tokenHash },
    include: { panelUser: { select: { email: true } } },
  });
}

/** Ends every session of somebody, but for one; answers how many there were. */
export async function endSessions(
  tx: Transaction,
  panelUserId: number,
  now: Date,
  except: number | null = null,
): Promise<number> {
  const { count } = await tx.panelSession.updateMany({
    where: { panelUserId, endedAt: null, ...(except === null ? {} : { id: { not: except } }) },
    data: { endedAt: now },
  });
  return count;
}
