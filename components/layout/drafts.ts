'use client';

/**
 * What somebody is writing, kept in one tab of the browser: for them alone, and until they sign out in any tab of it. A
 * session that has run out ends nothing: whoever signs in again goes on.
 */
import { z } from 'zod';

const PREFIX = 'chappe.draft.';

/** In what all tabs share, because each has drafts of its own. */
const SIGNED_OUT_AT = 'chappe.signedOutAt';

const draft = z.object({
  /** The e-mail address of whoever wrote it. */
  person: z.string(),
  /** In milliseconds since the epoch, by the browser's clock. */
  writtenAt: z.number(),
  content: z.unknown(),
});

/** Null for what is no draft of ours. */
function parse(stored: string | null) {
  try {
    return draft.parse(JSON.parse(stored ?? ''));
  } catch {
    return null;
  }
}

/** A browser may keep nothing, or no more: everything goes on without. */
function unlessForbidden<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const draftNames = () => Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));

/** Drops the drafts of others, and those from before a sign-out. */
export const keepDraftsOf = (person: string): void =>
  void unlessForbidden(() => {
    const signedOutAt = Number(localStorage.getItem(SIGNED_OUT_AT) ?? 0);
    for (const name of draftNames()) {
      const found = parse(sessionStorage.getItem(name));
      if (found?.person !== person || found.writtenAt <= signedOutAt) sessionStorage.removeItem(name);
    }
  });

/** What this person was writing; null: nothing, or nothing any more. */
export function readDraft(person: string, name: string): unknown {
  keepDraftsOf(person);
  return unlessForbidden(() => parse(sessionStorage.getItem(PREFIX + name))?.content ?? null);
}

export const forgetDraft = (name: string): void => void unlessForbidden(() => sessionStorage.removeItem(PREFIX + name));

export function writeDraft(person: string, name: string, content: unknown): void {
  // What does not fit must not leave an older draft in its place.
  forgetDraft(name);
  unlessForbidden(() =>
    sessionStorage.setItem(PREFIX + name, JSON.stringify({ person, writtenAt: Date.now(), content })),
  );
}

/** At signing out: of this tab at once, of the others before anything of them is shown again. */
export const forgetAllDrafts = (): void =>
  void unlessForbidden(() => {
    for (const name of draftNames()) sessionStorage.removeItem(name);
    localStorage.setItem(SIGNED_OUT_AT, String(Date.now()));
  });
