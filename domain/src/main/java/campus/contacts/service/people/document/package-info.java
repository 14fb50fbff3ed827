/** The document of a person's contacts, read and written; not part of the library. Start with {@link campus.contacts.service.people.document.PersonalContactDocument}. */
package campus.contacts.service.people.document;
