/** Objects as they were at a moment of the past. Start with {@link campus.contacts.jdbc.past.JdbcRecordedState}. */
package campus.contacts.jdbc.past;
