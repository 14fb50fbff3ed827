/**
 * Who is asking, and what that one may do where: tokens, passwords and the policy file, made into a
 * {@link campus.contacts.Caller}. Open {@link campus.contacts.access.Access} first. Nothing here knows HTTP beyond the
 * Authorization header, and nothing here decides about an object: the domain does.
 */
package campus.contacts.access;
