import { type ComponentProps, type ReactNode, useId } from 'react';
import { HINT, LABEL } from '../ui/control-look';
import { SegmentedChoice } from '../ui/SegmentedChoice';

type Props<Value extends string> = ComponentProps<typeof SegmentedChoice<Value>> & { hint?: ReactNode };

/** A labelled choice of two or three, all of them in sight. */
export function SegmentedField<Value extends string>({ hint, ...choice }: Props<Value>) {
  const hintId = useId();
  return (
    <div>
      <p aria-hidden="true" className={LABEL}>
        {choice.label}
      </p>
      <SegmentedChoice {...choice} describedBy={hint ? hintId : undefined} />
      {hint && (
        <p id={hintId} className={HINT}>
          {hint}
        </p>
      )}
    </div>
  );
}
