/** The shape of a table that is on its way. */
export function TableSkeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex gap-6 px-4 py-4">
          <div className="h-4 w-1/4 animate-pulse rounded bg-raised" />
          <div className="h-4 w-1/6 animate-pulse rounded bg-raised" />
          <div className="h-4 w-1/3 animate-pulse rounded bg-raised" />
        </div>
      ))}
    </div>
  );
}
