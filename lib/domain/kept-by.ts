/**
 * What keeps a message or a reply from being deleted for now. `course`: it is still on its way, or more of it may come;
 * `callback`: a URL is still to be told of it.
 */
export const KEPT_BY = ['course', 'callback'] as const;
export type KeptBy = (typeof KEPT_BY)[number];
