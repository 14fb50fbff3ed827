/**
 * The interfaces that every storage implements. Start with {@link campus.contacts.spi.Storage}.
 *
 * @since 1.0.0
 */
package campus.contacts.spi;
