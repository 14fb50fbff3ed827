/** Many writes in one request and one transaction. Open {@link campus.contacts.rest.batch.BatchResource} first. */
package campus.contacts.rest.batch;
