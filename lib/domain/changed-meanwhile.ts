/** Some value of one is not what it is in the other, by the second's names. Lists differ when their order does. */
function differs(one: object, other: object): boolean {
  const were = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).some(([name, value]) => JSON.stringify(value) !== JSON.stringify(were.get(name)));
}

/**
 * Whether somebody changed what an editor began from: some value that was on the screen is not the stored one. Whoever
 * says nothing of what was there, as a program, means whatever is there.
 */
export const changedMeanwhile = <Stored extends object>(seen: Stored | undefined, stored: NoInfer<Stored>): boolean =>
  seen !== undefined && differs(seen, stored);

/** Whether an edit leaves everything that it names as it is stored: then there is nothing to save. */
export const isUnchanged = <Stored extends object>(stored: Stored, after: Partial<NoInfer<Stored>>): boolean =>
  !differs(stored, after);
