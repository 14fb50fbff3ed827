/** Naive models with which random tests compare a storage; start with {@link campus.contacts.spi.model.CampusModel}. */
package campus.contacts.spi.model;
