import { type PointerEvent, useRef, useState } from 'react';

/**
 * What a menu and its trigger need so that a finger opens it when it is lifted. Radix opens on the press: a menu that
 * comes up under the finger, as a sheet does, would then be given the tap, and do what nobody chose.
 */
export function useTappedMenu() {
  const [open, onOpenChange] = useState(false);
  const isTap = useRef(false);
  return {
    menu: { open, onOpenChange },
    trigger: {
      onPointerDown: (event: PointerEvent) => {
        isTap.current = event.pointerType === 'touch';
        // Radix leaves alone what was handled.
        if (isTap.current) event.preventDefault();
      },
      onClick: () => {
        if (isTap.current) onOpenChange(!open);
        isTap.current = false;
      },
    },
  };
}
