/**
 * Whether somebody changed what an editor began from: some value that was on the screen is not the stored one. Lists
 * count as changed when their order is. Whoever says nothing of what was there, as a program, means whatever is there.
 */
export function changedMeanwhile<Stored extends object>(seen: Stored | undefined, stored: NoInfer<Stored>): boolean {
  if (seen === undefined) return false;
  const were = new Map<string, unknown>(Object.entries(seen));
  return Object.entries(stored).some(([name, value]) => JSON.stringify(value) !== JSON.stringify(were.get(name)));
}
