import type { Database, Transaction } from '../connections/client';

export const findPanelUserByEmail = (db: Database | Transaction, email: string) =>
  db.panelUser.findUnique({ where: { email: email.toLowerCase() } });

export const findPanelUser = (db: Database, id: number) => db.panelUser.findUnique({ where: { id } });

/** Adds a panel user and answers its id; null when the address is taken. */
export async function insertPanelUser(
  tx: Transaction,
  user: { readonly email: string; readonly name: string; readonly passwordHash: string; readonly createdAt: Date },
): Promise<number | null> {
  const { email, name, passwordHash, createdAt } = user;
  const [inserted] = await tx.$queryRaw<{ id: bigint }[]>`
    INSERT INTO "PanelUser" (email, name, "passwordHash", "createdAt")
    VALUES (${email}, ${name}, ${passwordHash}, ${createdAt}) ON CONFLICT (email) DO NOTHING RETURNING id`;
  return inserted ? Number(inserted.id) : null;
}

/** Takes the database's write lock and answers what signing in is checked against. */
export async function lockPanelUser(tx: Transaction, id: number) {
  await tx.$executeRaw`UPDATE "PanelUser" SET name = name WHERE id = ${id}`;
  return tx.panelUser.findUniqueOrThrow({ where: { id } });
}

/** Keeps in which language somebody reads. */
export async function saveLanguage(tx: Transaction, id: number, language: string): Promise<void> {
  await tx.panelUser.update({ where: { id }, data: { language } });
}

/** Keeps somebody's own number; false when it is that already. */
export async function saveOwnNumber(tx: Transaction, id: number, number: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE "PanelUser" SET "ownNumber" = ${number} WHERE id = ${id} AND "ownNumber" <> ${number}`;
  return changed > 0;
}

/** Replaces a password; its sessions are the caller's to end. */
export async function savePanelPassword(tx: Transaction, id: number, passwordHash: string): Promise<void> {
  await tx.panelUser.update({ where: { id }, data: { passwordHash } });
}

/** Counts a wrong password; null when nobody has this e-mail address. */
export async function countFailedSignIn(tx: Transaction, email: string) {
  const [user] = await tx.$queryRaw<{ id: bigint; email: string; failedSignIns: bigint }[]>`
    UPDATE "PanelUser" SET "failedSignIns" = "failedSignIns" + 1 WHERE email = ${email.toLowerCase()}
    RETURNING id, email, "failedSignIns"`;
  return user ? { id: Number(user.id), email: user.email, failedSignIns: Number(user.failedSignIns) } : null;
}

/** Forgets wrong passwords and codes after a sign-in. */
export async function clearFailures(tx: Transaction, id: number): Promise<void> {
  await tx.panelUser.update({ where: { id }, data: { failedSignIns: 0, wrongCodes: 0, codesLockedUntil: null } });
}

/** Counts a wrong code and answers how many there are now. */
export async function countWrongCode(tx: Transaction, id: number): Promise<number> {
  const user = await tx.panelUser.update({ where: { id }, data: { wrongCodes: { increment: 1 } } });
  return user.wrongCodes;
}

/** Takes no code of the app until then; the count begins anew. */
export async function lockCodes(tx: Transaction, id: number, until: Date): Promise<void> {
  await tx.panelUser.update({ where: { id }, data: { wrongCodes: 0, codesLockedUntil: until } });
}

/** Keeps a secret that is being set up; false when the second factor is on already. */
export async function savePendingTotpSecret(tx: Transaction, id: number, secret: string): Promise<boolean> {
  const { count } = await tx.panelUser.updateMany({
    where: { id, totpSecret: null },
    data: { totpPendingSecret: secret },
  });
  return count === 1;
}

/** Makes the proven secret the one that counts, with its recovery codes. */
export async function enableTotp(
  tx: Transaction,
  id: number,
  {
    secret,
    step,
    codeHashes,
  }: { readonly secret: string; readonly step: number; readonly codeHashes: readonly string[] },
): Promise<boolean> {
  const { count } = await tx.panelUser.updateMany({
    where: { id, totpSecret: null, totpPendingSecret: secret },
    data: { totpSecret: secret, totpPendingSecret: null, totpLastStep: step },
  });
  if (count === 0) return false;
  await tx.recoveryCode.deleteMany({ where: { panelUserId: id } });
  await tx.recoveryCode.createMany({ data: codeHashes.map((hash) => ({ panelUserId: id, hash })) });
  return true;
}

/** Switches the second factor off; false when it was off. */
export async function disableTotp(tx: Transaction, id: number): Promise<boolean> {
  const { count } = await tx.panelUser.updateMany({
    where: { id, totpSecret: { not: null } },
    data: { totpSecret: null, totpPendingSecret: null, wrongCodes: 0, codesLockedUntil: null },
  });
  await tx.recoveryCode.deleteMany({ where: { panelUserId: id } });
  return count === 1;
}

/** Takes a time step's code once: false when it, or a later one, was taken before. */
export async function takeTotpStep(tx: Transaction, id: number, step: number): Promise<boolean> {
  const { count } = await tx.panelUser.updateMany({
    where: { id, totpLastStep: { lt: step } },
    data: { totpLastStep: step },
  });
  return count === 1;
}

/** Uses up a recovery code; false when there is none of that hash. */
export async function takeRecoveryCode(tx: Transaction, panelUserId: number, hash: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { panelUserId, hash } });
  return count === 1;
}

export const countRecoveryCodes = (db: Database, panelUserId: number): Promise<number> =>
  db.recoveryCode.count({ where: { panelUserId } });

/** The accounts that a panel user is a member of. */
export async function listAccountIdsOf(tx: Transaction, panelUserId: number): Promise<number[]> {
  const memberships = await tx.membership.findMany({ where: { panelUserId }, select: { accountId: true } });
  return memberships.map(({ accountId }) => accountId);
}
