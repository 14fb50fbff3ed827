// The caller's credentials, kept for this tab only, and who the server says the caller is.
const KEY = 'campus-contacts.authorization';
const listeners = new Set();

export const session = {
  /** The caller as `GET /me` describes it; null while it is unknown. */
  me: null,

  /** Returns the headers that identify the caller. */
  headers() {
    const authorization = sessionStorage.getItem(KEY);
    return authorization ? {Authorization: authorization} : {};
  },

  hasCredentials() {
    return sessionStorage.getItem(KEY) !== null;
  },

  useToken(token) {
    sessionStorage.setItem(KEY, 'Bearer ' + token.trim());
  },

  usePassword(name, password) {
    const bytes = new TextEncoder().encode(`${name}:${password}`);
    sessionStorage.setItem(KEY, 'Basic ' + btoa(String.fromCharCode(...bytes)));
  },

  /** Forgets the caller, with everything that this tab keeps. */
  signOut() {
    sessionStorage.clear();
    session.reject();
  },

  /** The server did not accept the credentials. Unsaved changes stay, since a token may only have expired. */
  reject() {
    sessionStorage.removeItem(KEY);
    session.me = null;
    listeners.forEach((listener) => listener());
  },

  /** Calls the listener whenever credentials are gone; returns a function that ends this. */
  onReject(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
