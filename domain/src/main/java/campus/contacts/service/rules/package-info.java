/**
 * Rules that several use cases check in their unit of work; not part of the public API. Start with {@link
 * campus.contacts.service.rules.AddressBookAccess}.
 */
package campus.contacts.service.rules;
