/**
 * The driving side: CampusAPI over HTTP, and the program's main. Open {@link campus.contacts.rest.Routes} first for what there
 * is, then a resource for how a request is read, asked and answered; {@link campus.contacts.rest.Errors} is the only place that
 * turns a refusal into a status, {@link campus.contacts.rest.Server} the only place where things are wired. Nothing here names a
 * storage: it is found by its provider.
 */
package campus.contacts.rest;
