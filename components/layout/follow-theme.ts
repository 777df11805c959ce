/**
 * Shows the theme that somebody has chosen in any tab, else the system's, for as long as the page is open. It is written
 * into the page as text, to run before the first paint, so that a dark page never flashes white: it may name nothing
 * from outside.
 */
export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const chosen = window.localStorage.getItem('theme');
    const isDark = chosen === 'dark' || (chosen !== 'light' && system.matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  };
  show();
  system.addEventListener('change', show);
  window.addEventListener('storage', show);
}
