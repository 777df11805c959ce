/** The colour of something drawn, beside the words that say what it is. */
export const ColourKey = ({ className }: { className: string }) => (
  <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-sm ${className}`} />
);
