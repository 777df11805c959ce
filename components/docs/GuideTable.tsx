import type { ReactNode } from 'react';

type Props = { columns: readonly string[]; rows: readonly (readonly [string, ...ReactNode[]])[] };

/** A cell; on a phone, where the table has no head, beside its column's name. */
const CELL =
  'px-3 py-1.5 align-top break-words max-sm:grid max-sm:grid-cols-[6.5rem_minmax(0,1fr)] max-sm:items-baseline max-sm:gap-3 max-sm:p-0';

/** A reference table whose first column is code. On a phone its rows become cards; the roles outlive `display`. */
export function GuideTable({ columns, rows }: Props) {
  const nameOf = (column: number) => (
    <span className="font-sans text-xs font-normal text-muted sm:hidden">{columns[column]}</span>
  );
  return (
    <div className="mt-3 overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <table role="table" className="w-full text-left text-xs max-sm:block">
        <thead role="rowgroup" className="border-b border-line text-2xs text-muted max-sm:hidden">
          <tr role="row">
            {columns.map((column) => (
              <th role="columnheader" key={column} scope="col" className="px-3 py-2 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
          {rows.map(([code, ...cells]) => (
            <tr role="row" key={code} className="max-sm:block max-sm:space-y-1 max-sm:px-4 max-sm:py-2.5">
              <th role="rowheader" scope="row" className={`${CELL} font-mono text-xs font-medium`}>
                {nameOf(0)}
                <span>{code}</span>
              </th>
              {cells.map((cell, index) => (
                <td role="cell" key={columns[index + 1]} className={CELL}>
                  {nameOf(index + 1)}
                  <span>{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
