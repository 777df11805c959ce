/** What changing one carrier comes to for the others, for whoever changes it at the machine. */
export const SEEMING_ENDED =
  'The simulated carrier is disabled by it: it takes messages again only when somebody enables it.';
export const SENDING_ENDED = 'No carrier is enabled now: messages wait until one is.';
/** It looks once a second, and whoever gives messages to carriers looks as often. */
export const HEARD_SOON = 'A running server goes by it within two seconds; until then, by what was before.';
