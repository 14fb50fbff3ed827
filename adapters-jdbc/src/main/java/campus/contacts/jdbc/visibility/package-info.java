/**
 * The visibility of objects, as conditions of queries and as the counts of reasons for which an object is private. Start with {@link
 * campus.contacts.jdbc.visibility.VisibilityConditions}.
 */
package campus.contacts.jdbc.visibility;
