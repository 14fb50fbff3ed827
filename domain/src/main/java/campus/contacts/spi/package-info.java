/** The interfaces that every storage implements. Start with {@link campus.contacts.spi.Storage}. */
package campus.contacts.spi;
