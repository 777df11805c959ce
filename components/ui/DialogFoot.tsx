import type { ReactNode } from 'react';

/** Of these, the first. */
export const FOOT_BUTTON = '[data-dialog-foot] button:enabled';

/** What a dialog ends with: its buttons stay in sight while the rest scrolls. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return (
    <div
      data-dialog-foot=""
      className="sticky -bottom-5 z-10 -mx-5 mt-4 -mb-5 in-[form]:mt-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-5 py-3 max-sm:[&>button]:flex-1"
    >
      {children}
    </div>
  );
}
