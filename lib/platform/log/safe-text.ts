const LONGEST = 2_000;

/**
 * A text that we did not write ourselves, such as an error's, fit for the log: bounded, and without the query of any
 * address in it, where passwords and messages are. What a query's names are does not matter: `p%61ssword` is one too.
 * Nor are a carrier's secret and what `JSON.parse` quotes of its input kept.
 */
export function safeText(text: string): string {
  const bounded = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return bounded
    .replaceAll(/\?[^\s'"`]+/g, '?…')
    .replaceAll(/(\/api\/dlr\/[^\s/?'"`]*)\/[^\s/?'"`]+/gi, '$1/…')
    .replaceAll(/(?:\.\.\.)?"[^]*"(?:\.\.\.)? is not valid JSON/g, '… is not valid JSON');
}
