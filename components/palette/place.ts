import { z } from 'zod';

/** Where somebody may go: an address of the panel, and what it is called. */
export const place = z.object({
  href: z.string().startsWith('/'),
  label: z.string(),
  /** What tells it from its namesakes. */
  detail: z.string(),
});
export type Place = z.infer<typeof place>;

type PlaceKind = 'recent' | 'page' | 'message' | 'apiUser' | 'sender' | 'account';

export type PlaceGroup = {
  readonly kind: PlaceKind;
  /** Where one is already may be among them. */
  readonly places: readonly (Place & { readonly isCurrent?: boolean })[];
};
