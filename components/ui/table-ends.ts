/** Which columns a table has room for (`priority`), and where its right end is for that. */
export type Priority = keyof typeof HIDDEN;

/** By priority, where a table has a head at all. */
const HIDDEN = {
  1: 'sm:max-md:hidden',
  2: 'sm:max-lg:hidden',
  3: 'sm:max-xl:hidden',
  4: 'sm:max-[90rem]:hidden',
} as const;

/** What of a column says when it is shown. */
type Shown = { readonly priority?: Priority };

export const hiddenBy = ({ priority }: Shown) => priority && HIDDEN[priority];

/** From which width on a column is not the last one that is shown. */
export type EndsBelow = 'never' | 'lg' | 'xl' | 'always';

export const END_INSET: Readonly<Record<EndsBelow, string>> = {
  never: 'sm:pr-2 xl:pr-3',
  lg: 'sm:max-lg:pr-4 lg:pr-2 xl:pr-3',
  xl: 'sm:max-xl:pr-4 xl:pr-3',
  always: 'sm:pr-4',
};

/** What sticks to the top covers the panel's corner. */
export const END_CORNER: Readonly<Record<EndsBelow, string>> = {
  never: '',
  lg: 'sm:max-lg:rounded-tr-lg',
  xl: 'sm:max-xl:rounded-tr-lg',
  always: 'rounded-tr-lg',
};

/** Columns with actions at their end have nothing of theirs there. */
export function endOf(column: Shown, columns: readonly Shown[], hasActions: boolean): EndsBelow {
  if (hasActions) return 'never';
  const after = columns.slice(columns.indexOf(column) + 1);
  if (after.length === 0) return 'always';
  if (after.every(({ priority }) => priority === 3)) return 'xl';
  return after.every(({ priority }) => priority !== undefined) ? 'lg' : 'never';
}
