/** One store for each interface of the SPI, each with its statements and row mappers. Start with {@link campus.contacts.jdbc.store.JdbcUnitOfWork}. */
package campus.contacts.jdbc.store;
