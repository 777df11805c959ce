/** Why no row is shown: the log is empty, nothing in it fits, or nothing of what was searched so far. */
export type Emptiness = 'none' | 'noMatch' | 'noMatchSoFar';

export function emptiness(isFiltered: boolean, isSearching: boolean): Emptiness {
  if (isSearching) return 'noMatchSoFar';
  return isFiltered ? 'noMatch' : 'none';
}
