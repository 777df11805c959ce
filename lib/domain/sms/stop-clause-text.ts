/** Whether a text, as it is sent, ends with the clause on a line of its own. */
export const hasStopClause = (text: string, clause: string): boolean => text.endsWith(`\n${clause}`);

/** What was written, of a text as it is sent: without the clause, if that is its last line. */
export function withoutStopClause(
  text: string,
  clause: string,
): { readonly message: string; readonly hasClause: boolean } {
  const hasClause = hasStopClause(text, clause);
  return { message: hasClause ? text.slice(0, -clause.length - 1) : text, hasClause };
}

/** The text as it is sent and billed. */
export const withStopClause = (text: string, clause: string): string => `${text}\n${clause}`;
