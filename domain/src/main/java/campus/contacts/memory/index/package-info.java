/**
 * Sorted sets, relations and tables of numbers, whose changes can be undone. Start with {@link campus.contacts.memory.index.MemoryTable}.
 */
package campus.contacts.memory.index;
