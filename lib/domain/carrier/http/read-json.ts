/** What stands where in JSON that somebody else wrote. */

const MOST_FOUND = 255;

/** Null: it is none. A number that no number of ours holds is its text, because ids have 64 bits and more. */
export function parseJson(text: string): { readonly value: unknown } | null {
  const keepDigits = (_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;
  try {
    return { value: JSON.parse(text, keepDigits) };
  } catch {
    return null;
  }
}

/** The names of a JSON pointer, or of names with dots. */
function namesOf(place: string): string[] {
  if (place === '' || place === '/') return [];
  if (!place.startsWith('/')) return place.split('.');
  return place
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function inside(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (name === '*') return Object.values(value).slice(0, MOST_FOUND);
  const own = Object.getOwnPropertyDescriptor(value, name);
  return own === undefined || !own.enumerable ? [] : [own.value];
}

/** All values at a place, of which `*` makes several; never more than 255. */
export function valuesAt(json: unknown, place: string): unknown[] {
  return namesOf(place).reduce<unknown[]>(
    (values, name) => values.flatMap((value) => inside(value, name)).slice(0, MOST_FOUND),
    [json],
  );
}

/** Texts, numbers and truths at a place, as text; nothing else is. */
export const textsAt = (json: unknown, place: string): string[] =>
  valuesAt(json, place).flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [],
  );
