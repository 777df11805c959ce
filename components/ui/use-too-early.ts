import { type ComponentProps, useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether a button would submit its form before the page's scripts are there to do it. */
export function useTooEarly(type: ComponentProps<'button'>['type']): boolean {
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return type === 'submit' && !isHydrated;
}
