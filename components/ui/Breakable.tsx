import type { ReactNode } from 'react';

/** Where a name that machines read may go on in the next line; not within what follows a scheme. */
const AFTER_SIGN = /(?<=[@.-]|\/(?!\/))/;

/** An address or a URL that breaks after its signs, and within a word only where one alone is too long for a line. */
export const Breakable = ({ children }: { children: string }) => (
  <span className="wrap-anywhere">
    {children.split(AFTER_SIGN).reduce<ReactNode>(
      (before, part) =>
        before === null ? (
          part
        ) : (
          <>
            {before}
            <wbr />
            {part}
          </>
        ),
      null,
    )}
  </span>
);
