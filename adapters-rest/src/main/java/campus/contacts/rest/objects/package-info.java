/** The resources of CampusAPI. Start with {@link campus.contacts.rest.objects.ObjectResource}. */
package campus.contacts.rest.objects;
