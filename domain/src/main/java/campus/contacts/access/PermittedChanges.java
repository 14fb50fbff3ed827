package campus.contacts.access;

/**
 * The changes of an object that a caller's grants permit (OSID 3.0.0, authorization hints). The state of the object may
 * forbid them nevertheless.
 *
 * @param update whether the caller may change the object
 * @param delete whether the caller may delete it
 */
public record PermittedChanges(boolean update, boolean delete) {}
