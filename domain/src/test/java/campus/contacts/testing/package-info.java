/** Clock, dice and failure report of the tests of all modules; start with {@link campus.contacts.testing.TestClock}. */
package campus.contacts.testing;
