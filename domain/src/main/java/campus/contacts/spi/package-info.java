/** The promises that every storage keeps. Start with {@link campus.contacts.spi.Storage}. */
package campus.contacts.spi;
