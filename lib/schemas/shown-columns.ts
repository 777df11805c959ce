/** Which columns of the API users somebody wants to see, as their browser keeps it: a cookie of that page alone. */
import { API_USER_SORTS } from '@/lib/domain/api-user/api-user';
import type { ApiUserSort } from './api-user';

export const COLUMNS_COOKIE = 'chappe.columns';

/** What a list begins with; the login is always there. */
export const USUAL_COLUMNS: readonly ApiUserSort[] = ['quota', 'limit', 'restrictions', 'callback', 'lastUsed', 'sent'];

export const ORIGINAL_COLUMNS: readonly ApiUserSort[] = [
  'quotaActive',
  'quota',
  'alertActive',
  'limit',
  'notification',
];

const PERSON_ENDS = '|';

/** Of this person and nobody else who uses the same browser. */
export const writeColumns = (person: string, columns: readonly ApiUserSort[]): string =>
  `${person}${PERSON_ENDS}${columns.join('.')}`;

/** What `person` chose; what they cannot have chosen, or somebody else did, is the usual. */
export function readColumns(person: string, kept: string): readonly ApiUserSort[] {
  const end = kept.lastIndexOf(PERSON_ENDS);
  if (end === -1 || kept.slice(0, end) !== person) return USUAL_COLUMNS;
  const names = kept.slice(end + 1).split('.');
  return API_USER_SORTS.filter((name) => name !== 'login' && names.includes(name));
}
