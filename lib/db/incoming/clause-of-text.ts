/** Which STOP clause a stored text ends with, asked of the database where texts are only looked for. */
import { LONGEST_CLAUSE } from '@/lib/domain/account/reply-numbers';
import { Prisma } from '../generated/client';

const BLANKS = ' '.repeat(LONGEST_CLAUSE + 1);
const BREAK = '\n';

/**
 * The last line of a text, where it is no longer than a clause and another line is before it; else more than a clause has.
 * Blanks before it make every text as long as what is looked at, so that one long line costs no more than a short one.
 */
export function lastLine(text: Prisma.Sql): Prisma.Sql {
  const end = Prisma.sql`substr(${BLANKS} || ${text}, length(${text}) + 1)`;
  // What is trimmed is everything but line breaks: what is left ends with the last of them.
  return Prisma.sql`substr(${end}, length(rtrim(${end}, replace(${end}, ${BREAK}, ''))) + 1)`;
}

/** That a line which is not empty is the STOP clause of this account, or was (lib/domain/account/reply-numbers.ts). */
export function isClauseOf(account: Prisma.Sql, line: Prisma.Sql): Prisma.Sql {
  const clauses = Prisma.sql`(${BREAK} || ${account}."stopClauseText" || ${BREAK} || ${account}."earlierStopClauses" || ${BREAK})`;
  return Prisma.sql`replace(${clauses}, ${BREAK} || ${line} || ${BREAK}, '') <> ${clauses}`;
}
