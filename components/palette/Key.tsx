/** A key as it stands on a keyboard. */
export const Key = ({ children }: { children: string }) => (
  <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-control bg-surface px-1 font-mono text-2xs text-secondary">
    {children}
  </kbd>
);
