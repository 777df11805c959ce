import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';

/** Where a form tells what several use cases refuse. */
export const GONE = { api_user_not_found: { field: null, fault: 'api_user_not_found' } } as const;
export const UNCHANGED = { unchanged: { field: null, fault: NOTHING_TO_CONFIRM } } as const;
export const CHANGED = { changed_meanwhile: { field: null, fault: 'changed_meanwhile' }, ...UNCHANGED } as const;
export const EDITED = { ...GONE, ...CHANGED } as const;
export const TRIES = { too_many_tries: { field: null, fault: 'too_many_trials' } } as const;
