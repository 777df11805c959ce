declare global {
  interface Window {
    /** The controls that somebody has changed while nobody else heard of it. */
    typedEarly?: Set<EventTarget>;
  }
}

/**
 * Notes the controls that are changed before the page's scripts are there, for `readTypedEarly`. It is written into the
 * page as text: it may name nothing from outside.
 */
export function noteTypedEarly(): void {
  window.typedEarly = new Set();
  document.addEventListener('input', ({ target }) => target && window.typedEarly?.add(target), true);
}

/**
 * Reads what was typed and chosen before anybody heard of it, and answers how to tell it, once, as if it were typed now.
 * React leaves it in its controls when it takes over the page, and writes over it when it next draws them: it is to be
 * read in a layout effect of the whole page, and told in an effect of that, which comes after those of all that hears it.
 */
export function readTypedEarly(): () => void {
  const news = [...(window.typedEarly ?? [])].map(newsOf);
  delete window.typedEarly;
  // Amid effects React draws nothing, and would put each control back to what it was.
  return () =>
    queueMicrotask(() => {
      for (const tell of news.splice(0)) tell();
    });
}

/** What somebody did to a control, to be told later. */
function newsOf(control: EventTarget): () => void {
  if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
    const { checked } = control;
    return () => tick(control, checked);
  }
  if (control instanceof HTMLInputElement && control.type === 'file') return () => tell(control, 'change');
  if (control instanceof HTMLSelectElement) {
    const { value } = control;
    return () => {
      control.value = value;
      tell(control, 'change');
    };
  }
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return () => undefined;
  const { value } = control;
  return () => type(control, value);
}

const tell = (control: HTMLElement, event: 'input' | 'change') =>
  control.dispatchEvent(new Event(event, { bubbles: true }));

/** Of radio buttons the chosen one says what becomes of the others. */
function tick(control: HTMLInputElement, checked: boolean): void {
  if (control.type === 'radio' && !checked) return;
  control.checked = !checked;
  control.click();
}

/** React hears of no text that it has seen set by the control's own property, which it watches. */
function type(control: HTMLInputElement | HTMLTextAreaElement, typed: string): void {
  control.value = `${typed}.`;
  Reflect.set(Object.getPrototypeOf(control), 'value', typed, control);
  tell(control, 'input');
}
