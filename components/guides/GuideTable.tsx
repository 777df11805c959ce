import type { BesideTitle, GuideBlock } from '@/lib/schemas/guide';
import { classNames } from '../ui/class-names';
import { ROW_LINK } from '../ui/link-look';
import { GuideText } from './GuideText';

type Props = Omit<Extract<GuideBlock, { kind: 'table' }>, 'kind'>;

const CELL = 'px-3 py-1.5 align-top max-sm:block max-sm:p-0';

/** On a phone, where the table has no head, what stands between a row's title and its meaning. */
const BETWEEN: Readonly<Record<BesideTitle, string>> = {
  named: 'max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-1.5 max-sm:text-muted',
  name: 'max-sm:font-medium max-sm:-ml-1 max-sm:before:mr-2 max-sm:before:text-muted max-sm:before:content-["·"/""]',
  tag: 'max-sm:rounded-sm max-sm:bg-idle-soft max-sm:px-1.5 max-sm:text-2xs max-sm:font-medium max-sm:text-secondary',
};

/** The longest first cell that is kept on one line: a parameter, a header, a number, and not a sentence. */
const LONGEST_CODE = 20;

/**
 * A reference table whose first column is code. Words are never broken: the last column gives way. On a phone its rows
 * become entries: the code as a title with what is short beside it, its meaning below; the roles outlive `display`.
 */
export function GuideTable({ columns, rows, between }: Props) {
  const besideTitle = (column: number): BesideTitle | null =>
    column > 0 && column < columns.length - 1 ? (between[column - 1] ?? 'named') : null;
  /** What is known by its place or by itself has its column's name for whoever hears it. */
  const nameOf = (column: number) => (
    <span
      className={classNames(
        'sm:hidden',
        besideTitle(column) === 'named' ? 'text-xs font-normal text-muted' : 'sr-only',
      )}
    >
      {columns[column]}
    </span>
  );
  const isCode = rows.every(({ cells }) => (cells[0]?.length ?? 0) <= LONGEST_CODE);
  return (
    <div className="mt-3 rounded-lg border border-line bg-surface shadow-card">
      <table role="table" className="w-full text-left text-xs max-sm:block">
        <thead role="rowgroup" className="border-b border-line text-2xs text-muted max-sm:hidden">
          <tr role="row">
            {columns.map((column) => (
              <th role="columnheader" key={column} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
          {rows.map(({ anchor, cells: [code = '', ...cells] }) => (
            <tr
              role="row"
              key={anchor ?? code}
              id={anchor}
              className="scroll-mt-4 data-marked:bg-accent-soft max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-4 max-sm:py-2.5"
            >
              <th
                role="rowheader"
                scope="row"
                className={`${CELL} text-xs font-medium ${isCode ? 'font-mono sm:whitespace-nowrap' : 'sm:w-2/5'}`}
              >
                {nameOf(0)}
                {anchor === undefined ? (
                  isCode ? (
                    <code>{code}</code>
                  ) : (
                    <span>
                      <GuideText>{code}</GuideText>
                    </span>
                  )
                ) : (
                  <a href={`#${anchor}`} className={ROW_LINK}>
                    {code}
                  </a>
                )}
              </th>
              {cells.map((cell, index) => {
                const place = besideTitle(index + 1);
                return (
                  <td
                    role="cell"
                    key={columns[index + 1]}
                    // There is nothing, which a phone's entry does not mention.
                    className={classNames(
                      CELL,
                      place ? BETWEEN[place] : 'max-sm:basis-full',
                      cell === '' && 'max-sm:hidden',
                    )}
                  >
                    {nameOf(index + 1)}
                    <span>
                      <GuideText>{cell}</GuideText>
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
