/**
 * Why a dialog should not just close: something is being saved, or something would be lost, said as a question. Cancel
 * says that what was typed may go, not what was never typed, such as a secret that is shown once.
 */
export type Hold = 'busy' | { readonly loses: string; readonly evenCancelled?: boolean };

/** How somebody wants to leave a dialog: by Escape, its cross, a link or Back, or by Cancel. */
export type Leaving = 'closed' | 'cancelled';

/** What comes of that: it stays, asks what would be lost, or goes. */
export function decideLeaving(holds: readonly Hold[], how: Leaving): 'stays' | 'goes' | { readonly asks: string } {
  if (holds.includes('busy')) return 'stays';
  for (const hold of holds) {
    if (hold !== 'busy' && (how === 'closed' || hold.evenCancelled)) return { asks: hold.loses };
  }
  return 'goes';
}
