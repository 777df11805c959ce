/** Chappe's optical telegraph: a mast, its regulator and two indicators. */
export function Logo() {
  return (
    <span className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <g className="stroke-on-accent" strokeWidth="2.6" strokeLinecap="round" fill="none">
          <path d="M16 28V13" />
          <path d="M8 10l16 6" />
          <path d="M8 10l-1-5" />
          <path d="M24 16l1 6" />
        </g>
      </svg>
      Chappe
    </span>
  );
}
