import type { ReactNode } from 'react';
import type { Messages } from 'use-intl';
import type { PeriodsOf } from '@/lib/domain/time/named-period';
import type { List } from '@/lib/queries/use-list';

export type FilterOption = readonly [value: string, label: string];

type Named = {
  /** Its parameter in the page's address. */
  readonly name: string;
  readonly label: string;
};

export type TextFilterField = Named & {
  readonly kind: 'text';
  /** Only digits are meant: a phone shows the keys for them. */
  readonly isNumber?: boolean;
  /** What the value means, in a few words. */
  readonly told?: (value: string) => ReactNode;
  /** Seldom asked for: behind "More filters". */
  readonly isRare?: true;
};

/** The filter that a list is mostly looked through by; it says to whoever hears it what is searched, and by what. */
export type SearchFilterField = TextFilterField & {
  readonly of: keyof Messages['filters']['searches'];
  /** Only how numbers begin or end is looked for: whoever finds nothing is told. */
  readonly isOfNumberEnds?: true;
};

type ChoiceFilterField = Named & { readonly kind: 'choice'; readonly options: readonly FilterOption[] };

/** A choice and, in the same chip, what may be typed beside it, which depends on what is chosen. */
export type PairFilterField = {
  readonly kind: 'pair';
  readonly choice: ChoiceFilterField;
  readonly texts: readonly TextFilterField[];
  /** Parameters that mean nothing any more once this is chosen. */
  readonly endedBy: (chosen: string) => readonly string[];
};

/** A period has the parameters `from` and `to`; it is of what has been, where nothing else is said. */
type PeriodFilterField = { readonly kind: 'period'; readonly timeZone: string; readonly of?: PeriodsOf };

/** One thing by which a log is filtered. */
export type FilterField = TextFilterField | ChoiceFilterField | PairFilterField | PeriodFilterField;

/** A choice and its texts, one by one. */
const partsOf = ({ choice, texts }: PairFilterField) => [choice, ...texts];

/** Whether it is behind "More filters". */
export const isRare = (field: FilterField): boolean => field.kind === 'text' && field.isRare === true;

/** The parameters of a field. */
export function parametersOf(field: FilterField): readonly string[] {
  if (field.kind === 'period') return ['from', 'to'];
  return field.kind === 'pair' ? partsOf(field).map(({ name }) => name) : [field.name];
}

/** What people call each of them, but those of a period. */
export function namedIn(field: FilterField): readonly (readonly [name: string, label: string])[] {
  if (field.kind === 'period') return [];
  const parts = field.kind === 'pair' ? partsOf(field) : [field];
  return parts.map(({ name, label }) => [name, label]);
}

/** What it stays the same by, whatever is chosen in it. */
export function keyOf(field: FilterField): string {
  if (field.kind === 'period') return field.kind;
  return field.kind === 'pair' ? field.choice.name : field.name;
}

/** How many of these are on. */
export const onAmong = (list: Pick<List, 'askedFor'>, fields: readonly FilterField[]): number =>
  fields.filter((field) => parametersOf(field).some((name) => list.askedFor(name) !== '')).length;

/** Whether nothing may be found because digits from the middle of a number were typed. */
export const mayBeMiddle = (list: Pick<List, 'askedFor'>, { isOfNumberEnds, name }: SearchFilterField): boolean =>
  isOfNumberEnds === true && list.askedFor(name) !== '';

/** What is asked for when none of these is on. */
export const nothingOf = (fields: readonly FilterField[]): Readonly<Record<string, undefined>> =>
  Object.fromEntries(fields.flatMap(parametersOf).map((name) => [name, undefined]));
