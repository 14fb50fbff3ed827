/** Tests of what the campus's own APIs need beside their use cases. */
package campus.contacts.rest.api;
