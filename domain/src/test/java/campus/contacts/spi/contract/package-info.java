/** The tests that every storage passes; start with {@link campus.contacts.spi.contract.StorageContract}. */
package campus.contacts.spi.contract;
