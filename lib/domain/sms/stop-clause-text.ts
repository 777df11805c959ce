/** Whether a text, as it is sent, ends with one of these clauses on a line of its own. */
export const hasStopClause = (text: string, ...clauses: readonly string[]): boolean =>
  findStopClause(text, ...clauses) !== undefined;

/** The one of these with which a text ends, on a line of its own; undefined: with none. */
export const findStopClause = (text: string, ...clauses: readonly string[]): string | undefined =>
  clauses.find((clause) => clause !== '' && text.endsWith(`\n${clause}`));

/** What was written, of a text as it is sent: without the clause, if one of these is its last line. */
export function withoutStopClause(
  text: string,
  ...clauses: readonly string[]
): { readonly message: string; readonly hasClause: boolean } {
  const clause = findStopClause(text, ...clauses);
  return { message: clause === undefined ? text : text.slice(0, -clause.length - 1), hasClause: clause !== undefined };
}

/** The text as it is sent and billed. */
export const withStopClause = (text: string, clause: string): string => `${text}\n${clause}`;
