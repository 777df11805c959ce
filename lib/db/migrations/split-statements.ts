/** What a `;` means nothing in, the `;` itself, and everything between. */
const PIECES = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|;|[^-/'";]+|[-/]/g;

/** The statements of a script, without comments. Knows no triggers, whose bodies hold semicolons. */
export function splitStatements(script: string): string[] {
  const statements = [''];
  for (const [piece] of script.matchAll(PIECES)) {
    if (piece === ';') statements.push('');
    else if (!piece.startsWith('--') && !piece.startsWith('/*')) statements.push((statements.pop() ?? '') + piece);
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '');
}
