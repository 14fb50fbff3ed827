/** The stores of contacts, addresses and address books. Start with {@link campus.contacts.memory.objects.MemoryObjects}. */
package campus.contacts.memory.objects;
