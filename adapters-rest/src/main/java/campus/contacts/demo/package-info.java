/** A campus made up for demonstrations. Start with {@link campus.contacts.demo.DemoCampus}. */
package campus.contacts.demo;
