/** Chappe's optical telegraph: a mast, its regulator and two indicators. public/icon.svg draws the same. Short, it leaves its name out on the smallest phones. */
export function Logo({ isShort = false }: { isShort?: boolean }) {
  return (
    <span className="flex items-center gap-2 text-md font-semibold">
      <svg
        viewBox="0 0 28 28"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className="size-6.5 shrink-0 stroke-ink"
      >
        <path d="M14 25.5V11M9.5 25.5h9" />
        <path d="M4.5 4.5 6 12.5 22 7.5 23.5 15.5" className="stroke-accent" />
      </svg>
      <span className={isShort ? 'max-[24rem]:hidden' : undefined}>Chappe</span>
    </span>
  );
}
