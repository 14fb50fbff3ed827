// Unsaved changes of forms, kept in this tab over a reload.
const PREFIX = 'campus-contacts.draft.';

/** Returns the kept draft of a form, or null. */
export function draft(name) {
  return JSON.parse(sessionStorage.getItem(PREFIX + name));
}

export function keepDraft(name, content) {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(content));
}

export function dropDraft(name) {
  sessionStorage.removeItem(PREFIX + name);
}
