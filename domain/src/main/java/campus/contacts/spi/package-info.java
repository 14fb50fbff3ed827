/**
 * What a storage promises. Open {@link campus.contacts.spi.Storage} first, then the stores of a
 * {@link campus.contacts.spi.UnitOfWork}. Rules about contacts live in the use cases, not here: a store finds, keeps and locks.
 * {@link campus.contacts.spi.StorageProvider} is how a storage is found.
 */
package campus.contacts.spi;
