/** Naive models that random tests compare a storage with; start with {@link campus.contacts.spi.model.CampusModel}. */
package campus.contacts.spi.model;
