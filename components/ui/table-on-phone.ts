/** A table's rows on a phone, where each of them is an entry of a few lines. */
import { classNames } from './class-names';

/**
 * Where a cell stands in a phone's entry: beside its title, at the ends of its second and third line, over both ends below
 * these, or nowhere, because what the row opens has it. Without a place it is a line of its own at the end, with its
 * column's name.
 */
export type PhonePlace = 'aside' | 'state' | 'detail' | 'foot' | 'footAside' | 'wide' | 'hidden';

/** Where no more is said, a line with the column's name at its left. */
const LINE = 'max-sm:col-span-2 max-sm:justify-between max-sm:text-right';

/** What a phone's entry leaves free in its first line for the buttons at its corner, by how many there may be. */
export const ROOM = { 1: 'max-sm:pr-8', 2: 'max-sm:pr-20' } as const;

/** A cell's place says what it is, so its name is for whoever hears it. What stands at the foot gives way to what stands beside it. */
const PLACES: Readonly<Record<PhonePlace, string>> = {
  aside: 'max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-end max-sm:text-right',
  state: 'max-sm:col-start-1 max-sm:row-start-2 max-sm:min-w-0',
  detail: 'max-sm:col-start-2 max-sm:row-start-2 max-sm:justify-end max-sm:text-right max-sm:text-muted',
  foot: 'max-sm:col-start-1 max-sm:row-start-3 max-sm:min-w-0 max-sm:text-muted max-sm:wrap-anywhere',
  footAside: 'max-sm:col-start-2 max-sm:row-start-3 max-sm:justify-end max-sm:text-right max-sm:text-muted',
  wide: 'max-sm:col-span-2 max-sm:row-start-4 max-sm:min-w-0 max-sm:text-muted',
  hidden: 'max-sm:hidden',
};

/** What of a column says where its cells stand. */
type Placed = { readonly isTitle?: boolean; readonly onPhone?: PhonePlace };

export type Beside = {
  /** For its buttons, if it has any. */
  readonly room: string | false;
  /** What stands in the entry: a cell without a value leaves its place to the others. */
  readonly places: ReadonlySet<PhonePlace | undefined>;
};

/** What stands at the right of a line's left end. */
const RIGHT_OF = { state: 'detail', foot: 'footAside' } as const;

/** Where a column's cells stand in a phone's entry, with room for the menu at its corner; alone in a line, as wide as that. */
export function phoneLook({ isTitle, onPhone }: Placed, beside: Beside) {
  if (isTitle) return titleLook(beside);
  if (!onPhone) return LINE;
  return classNames(
    PLACES[onPhone],
    onPhone === 'aside' && beside.room,
    // Beside the last line of what reaches down to it.
    onPhone === 'footAside' && !beside.places.has('foot') && 'max-sm:self-end',
    spanOf(onPhone, beside),
  );
}

function titleLook({ room, places }: Beside) {
  const hasAside = places.has('aside');
  return classNames(
    'font-medium max-sm:col-start-1 max-sm:row-start-1 max-sm:min-w-0 max-sm:text-sm',
    room && 'max-sm:min-h-8',
    !hasAside && 'max-sm:col-span-2',
    !hasAside && room,
  );
}

/** Over how much what stands at the left reaches: over what has nothing at its right, and beside what has nothing at its left. */
function spanOf(place: PhonePlace, { places }: Beside) {
  if (place !== 'state' && place !== 'foot') return false;
  const isAlone = !places.has(RIGHT_OF[place]);
  const isBesideBoth = place === 'state' && places.has('footAside') && !places.has('foot');
  return classNames(isAlone && 'max-sm:col-span-2', isBesideBoth && 'max-sm:row-span-2');
}
