import type { ReactNode } from 'react';

type Props = { columns: readonly string[]; rows: readonly (readonly [string, ...ReactNode[]])[] };

/** A reference table whose first column is code. */
export function GuideTable({ columns, rows }: Props) {
  return (
    <div className="mt-3 overflow-hidden rounded-xl border border-line bg-surface">
      <table className="w-full text-left">
        <thead className="border-b border-line bg-raised text-sm text-muted max-sm:sr-only">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-4 py-2 font-semibold">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([code, ...cells]) => (
            <tr key={code} className="max-sm:block max-sm:px-4 max-sm:py-2.5">
              <th
                scope="row"
                className="px-4 py-2 align-top font-mono text-sm font-medium break-words max-sm:block max-sm:p-0"
              >
                {code}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className="px-4 py-2 align-top break-words max-sm:block max-sm:p-0">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
