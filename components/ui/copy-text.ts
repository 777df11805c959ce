/**
 * Puts text on the clipboard; answers whether it is there. Browsers give pages that came over plain HTTP from another
 * machine no clipboard, only the older way: a copy event, whose data the page may set.
 */
export async function copyText(text: string): Promise<boolean> {
  if ('clipboard' in navigator && navigator.clipboard !== undefined) {
    const written = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (written) return true;
  }
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return done && taken;
}
