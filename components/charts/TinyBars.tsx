/** The course of some days as bars from 0, each row on its own scale: a look beside the number that says how much. */
export function TinyBars({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <span aria-hidden="true" className="inline-flex h-4 w-14 items-end gap-0.5 border-b border-control">
      {Array.from(values.entries(), ([day, value]) => (
        <span key={day} className="flex-1 rounded-t-sm bg-chart-1" style={{ height: `${(value / most) * 100}%` }} />
      ))}
    </span>
  );
}
