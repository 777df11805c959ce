/** What names are put in order by: neither case nor accents tell them apart, as in a dictionary. */
export const dictionaryOrder = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
