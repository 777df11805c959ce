/** What was written, of a text as it is sent: without the clause, if that is its last line. */
export function withoutStopClause(
  text: string,
  clause: string,
): { readonly message: string; readonly hasClause: boolean } {
  const hasClause = text.endsWith(`\n${clause}`);
  return { message: hasClause ? text.slice(0, -clause.length - 1) : text, hasClause };
}

/** The text as it is sent and billed. */
export const withStopClause = (text: string, clause: string): string => `${text}\n${clause}`;
