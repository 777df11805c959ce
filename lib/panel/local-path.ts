const START = '/telecom/sms';

/** Where to go after signing in: a path of ours, never another host (`//evil`, `/\evil` and schemes are refused). */
export function localPath(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])[^\u0000-\u001f]*$/.test(wanted) ? wanted : START;
}
