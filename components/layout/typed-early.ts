type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Noted = { readonly value: string; readonly isChecked: boolean };

declare global {
  interface Window {
    /** What somebody has typed and chosen while nobody else heard of it. */
    typedEarly?: Map<Control, Noted>;
  }
}

/**
 * Notes what is typed and chosen before the page's scripts are there, for `readTypedEarly`: at once, since React puts a
 * text of several lines back to what it was while it takes over the page. It is written into the page as text: it may
 * name nothing from outside.
 */
export function noteTypedEarly(): void {
  window.typedEarly = new Map();
  const note = ({ target }: Event) => {
    if (target instanceof HTMLInputElement)
      window.typedEarly?.set(target, { value: target.value, isChecked: target.checked });
    else if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
      window.typedEarly?.set(target, { value: target.value, isChecked: false });
  };
  document.addEventListener('input', note, true);
}

/**
 * Reads what was typed and chosen before anybody heard of it, and answers how to tell it, once, as if it were typed now.
 * React writes over it when it next draws its controls: it is to be read in a layout effect of the whole page, and told
 * in an effect of that, which comes after those of all that hears it.
 */
export function readTypedEarly(): () => void {
  const news = [...(window.typedEarly ?? [])];
  delete window.typedEarly;
  // Amid effects React draws nothing, and would put each control back to what it was.
  return () =>
    queueMicrotask(() => {
      for (const [control, noted] of news.splice(0)) tellNoted(control, noted);
    });
}

/** Says again what somebody did to a control. */
function tellNoted(control: Control, { value, isChecked }: Noted): void {
  if (control instanceof HTMLSelectElement) {
    control.value = value;
    tell(control, 'change');
  } else if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) tick(control, isChecked);
  else if (control instanceof HTMLInputElement && control.type === 'file') tell(control, 'change');
  else type(control, value);
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
