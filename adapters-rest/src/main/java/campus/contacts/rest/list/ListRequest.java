package campus.contacts.rest.list;

import campus.contacts.OsidObject;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.service.objects.ObjectLookup;

/**
 * A list that a request asks for.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 * @param page the page of the list
 * @param lookup the objects of the time that the list is about
 * @param ids the Ids in the query
 * @param output the form in which the list is written
 */
public record ListRequest<T extends OsidObject, Q>(
        ListParameters page, ObjectLookup<T, Q> lookup, Q query, IdParameters ids, ListOutput<T> output) {}
