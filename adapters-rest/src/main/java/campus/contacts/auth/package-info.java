/** Authentication, and the file with the access policy. Start with {@link campus.contacts.auth.Authentication}. */
package campus.contacts.auth;
