/**
 * Filters of the directory's searches, in the language of RFC 7644. Open {@link campus.contacts.rest.directory.FilterReader} first: it
 * parses the words that {@code FilterGrammar} finds, and builds a condition of the domain.
 */
package campus.contacts.rest.directory;
