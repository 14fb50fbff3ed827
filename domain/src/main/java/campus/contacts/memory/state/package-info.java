/** The data of a storage in memory, and a transaction on them. Start with {@link campus.contacts.memory.state.MemoryState}. */
package campus.contacts.memory.state;
