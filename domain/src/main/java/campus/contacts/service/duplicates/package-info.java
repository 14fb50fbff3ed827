/**
 * The search for objects that probably stand for one thing. Start with {@link campus.contacts.service.duplicates.Duplicates}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.duplicates;
