/** As IANA writes its names, which no offset such as +02:00 looks like. */
const NAME = /^[A-Z][A-Za-z\d_+-]*(?:\/[A-Z][A-Za-z\d_+-]*)*$/;

/**
 * Whether a text is the IANA name of a time zone, old or new. The zones that a runtime lists are fewer: of the names of
 * one zone it lists a single one, and which depends on its version.
 */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Names of today of zones that runtimes list by their former names. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The zones to choose from, each by its name of today where the runtime knows that, with one that was chosen before. */
export function listTimeZones(chosen: string): string[] {
  const listed = Intl.supportedValuesOf('timeZone').map((name) => {
    const renamed = RENAMED[name];
    return renamed !== undefined && isTimeZone(renamed) ? renamed : name;
  });
  return [...new Set(['UTC', chosen, ...listed])].toSorted();
}
