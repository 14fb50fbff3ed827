/** The words of objects, by which a text search finds them. Start with {@link campus.contacts.jdbc.words.WordConditions}. */
package campus.contacts.jdbc.words;
