/**
 * Waits for work of one transaction of which none needs what another answers, so that a connection over a network has
 * it all sent at once. It waits for all of it, also when some fails: nothing may go on after its transaction has ended.
 * @throws what failed first: what fails after it may fail because of it.
 */
export async function together<Work extends readonly Promise<unknown>[]>(
  work: readonly [...Work],
): Promise<{ -readonly [Place in keyof Work]: Awaited<Work[Place]> }> {
  try {
    return await Promise.all(work);
  } catch (cause) {
    await Promise.allSettled(work);
    throw cause;
  }
}
