/**
 * What an API user is called by SMPP, whose names have fifteen octets: an account's and a login's together have fifty and
 * more. Ids of API users are never given twice, so it is nobody else's, ever.
 */
const PREFIX = 'api-';

export const systemIdOf = (apiUserId: number): string => `${PREFIX}${String(apiUserId)}`;

/** What the database counts to. */
const HIGHEST_ID = 2 ** 31 - 1;

const SYSTEM_ID = /^api-([1-9]\d{0,9})$/;

/** The API user's id; null: nobody is called so. */
export function readSystemId(systemId: string): number | null {
  const digits = SYSTEM_ID.exec(systemId)?.[1];
  return digits === undefined || Number(digits) > HIGHEST_ID ? null : Number(digits);
}
