/** Objects as they were at a moment of the past. Start with {@link campus.contacts.memory.past.MemoryRecordedState}. */
package campus.contacts.memory.past;
