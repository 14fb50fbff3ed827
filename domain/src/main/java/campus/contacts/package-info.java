/**
 * The language of the Contact service, and its dictionary.
 *
 * <ul>
 *   <li>a <b>contact</b> says that something (its <b>reference</b>) is reached at an <b>address</b> while it is <b>effective</b>;
 *   <li>contacts and addresses are <b>filed</b> in <b>address books</b>, which form a <b>hierarchy</b>;
 *   <li>a <b>genus type</b> says what an object is, a <b>record type</b> adds <b>properties</b> to it;
 *   <li>a <b>caller</b> has <b>functions</b>, each with a <b>reach</b>, and from them a <b>sight</b>; a <b>refusal</b> is the
 *       service's no;
 *   <li>what is about a private person is <b>secluded</b>.
 * </ul>
 *
 * Open {@link campus.contacts.ContactService} first. Nothing here knows HTTP, JSON, SQL or any library.
 */
package campus.contacts;
