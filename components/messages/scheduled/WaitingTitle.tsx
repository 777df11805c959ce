import type { ReactNode } from 'react';
import { Status } from '../../ui/Status';

type Props = {
  /** To whom, as the way to its page. */
  children: ReactNode;
  /** What of it will be refused when it is due; false: nothing. */
  refused: ReactNode;
};

/** What the row of something that waits leads by. */
export const WaitingTitle = ({ children, refused }: Props) => (
  <span className="flex flex-col gap-0.5">
    {children}
    {refused && (
      <Status signal="warn">
        <span className="block max-w-44 whitespace-normal">{refused}</span>
      </Status>
    )}
  </span>
);
