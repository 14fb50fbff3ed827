/** Settings of the program, whichever command reads them; start with {@link campus.contacts.settings.ConfigurationException}. */
package campus.contacts.settings;
