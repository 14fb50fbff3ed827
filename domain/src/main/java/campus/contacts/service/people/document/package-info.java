/**
 * The document format of a person's contacts; not part of the public API. Start with {@link
 * campus.contacts.service.people.document.PersonalContactDocument}.
 */
package campus.contacts.service.people.document;
