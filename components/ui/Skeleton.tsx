/** The shape of a table that is on its way: its head and rows are as high as those that come. */
export function TableSkeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div key={row} className="flex h-7.5 items-center gap-6 px-3 first:h-8 max-sm:h-16 max-sm:first:hidden">
          <div className="h-2.5 w-1/4 animate-pulse rounded-full bg-track" />
          <div className="h-2.5 w-1/6 animate-pulse rounded-full bg-track" />
          <div className="h-2.5 w-1/3 animate-pulse rounded-full bg-track" />
        </div>
      ))}
    </div>
  );
}
