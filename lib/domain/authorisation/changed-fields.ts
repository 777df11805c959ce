export type Fields = Readonly<Record<string, unknown>>;

/** Longer texts, such as certificates, are told apart by their ends. */
const LONGEST = 200;
const END = 80;

/** A field as an entry of the audit log keeps it: short, and no object. */
function asTold(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  const isPlain = typeof value !== 'object' || value === null || Array.isArray(value);
  const told = isPlain ? value : JSON.stringify(value);
  return typeof told === 'string' && told.length > LONGEST ? `…${told.slice(-END)}` : told;
}

/** Fields as an entry of the audit log keeps them. */
export const toldFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asTold(value)]));

/** Those fields that a change has changed, before and after. */
export function changedFields(before: Fields, after: Fields): { readonly before: Fields; readonly after: Fields } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const only = (fields: Fields) =>
    toldFields(Object.fromEntries(changed.filter((name) => name in fields).map((name) => [name, fields[name]])));
  return { before: only(before), after: only(after) };
}
