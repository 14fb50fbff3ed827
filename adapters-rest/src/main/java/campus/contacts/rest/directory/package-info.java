/**
 * Filters of the directory's searches, in the language of RFC 7644. Open {@link campus.contacts.rest.directory.FilterReader} first: a
 * library takes filters apart, {@code FilterGrammar} says where one is wrong, and what comes out is a condition of the domain.
 */
package campus.contacts.rest.directory;
