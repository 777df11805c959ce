/** Where a form tells what several use cases refuse. */
export const GONE = { api_user_not_found: { field: null, fault: 'api_user_not_found' } } as const;
export const CHANGED = { changed_meanwhile: { field: null, fault: 'changed_meanwhile' } } as const;
export const EDITED = { ...GONE, ...CHANGED } as const;
export const TRIES = { too_many_tries: { field: null, fault: 'too_many_trials' } } as const;
