package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.SOMEBODY;
import static campus.contacts.spi.SeclusionContract.ADA;
import static campus.contacts.spi.SeclusionContract.CLERK;
import static campus.contacts.spi.SeclusionContract.ROLE;
import static campus.contacts.spi.SeclusionContract.ada;
import static campus.contacts.spi.SeclusionContract.address;
import static campus.contacts.spi.SeclusionContract.assertHidden;
import static campus.contacts.spi.SeclusionContract.save;
import static campus.contacts.spi.SeclusionContract.shown;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Classification;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Precondition;
import campus.contacts.people.Netid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person becomes private or public to whom more objects refer than one transaction should update while other writers wait. */
public interface RecountContract extends StorageFixture {
    /** More objects than a storage updates in one transaction. */
    int MANY = 1100;

    @Test
    default void many_objects_are_hidden_and_shown_again() {
        try (Campus campus = campus()) {
            Id bob = new Netid("bob2").resource(AUTHORITY);
            save(campus, ada(false, "r1"), Upheaval.person("bob2", true, null));
            Id shared = campus.address();
            Id bobsToo = campus.address();
            campus.contact(new Contact.Link(bobsToo, bob), ContactForm.named("x"));
            contacts(campus, MANY, shared, ADA, null);
            contacts(campus, MANY, bobsToo, SOMEBODY, ROLE);
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            assertThat(shown(campus)).hasSize(2 * MANY);
            save(campus, ada(true, "r1"), Upheaval.person("bob2", true, null));
            assertThat(shown(campus)).isEmpty();
            assertThat(campus.list(AddressQuery.ALL, CLERK.sight())).isEmpty();
            save(campus, ada(false, "r1"), Upheaval.person("bob2", true, null));
            assertThat(shown(campus)).hasSize(2 * MANY);
            assertThat(campus.list(AddressQuery.ALL, CLERK.sight())).containsExactly(shared, hers);
        }
    }

    @Test
    default void counts_stay_exact_while_others_write_about_the_person() {
        try (Campus campus = campus()) {
            save(campus, ada(false));
            Id shared = campus.address();
            List<Id> contacts = contacts(campus, MANY, shared, ADA, null);
            for (boolean isPrivate : new boolean[] {true, false, true}) {
                Id first = contacts.remove(0);
                Id last = contacts.remove(contacts.size() - 1);
                Id moved = contacts.get(contacts.size() / 2);
                List<Race.Outcome> outcomes = Race.run(
                        () -> save(campus, ada(isPrivate)),
                        () -> campus.contact(new Contact.Link(shared, ADA), ContactForm.named("new")),
                        () -> delete(campus, first),
                        () -> delete(campus, last),
                        () -> campus.contacts()
                                .update(ANYONE, moved, Precondition.NONE, form -> form.withAddressee(ADA)),
                        () -> campus.addresses()
                                .update(ANYONE, shared, Precondition.NONE, form -> form.withResource(ADA)),
                        () -> save(campus, ada(isPrivate)));
                assertThat(Race.refusals(outcomes)).isEmpty();
                assertThat(shown(campus)).hasSize(isPrivate ? 0 : contacts.size() + 2);
                assertHidden(campus, isPrivate, null, shared);
                campus.addresses().update(ANYONE, shared, Precondition.NONE, form -> form.withResource(null));
                assertHidden(campus, isPrivate, null, shared);
            }
            campus.list(ContactQuery.ALL).forEach(each -> delete(campus, each));
            assertHidden(campus, false, null, shared);
        }
    }

    private static Object delete(Campus campus, Id contact) {
        campus.contacts().delete(ANYONE, contact, Precondition.NONE);
        return null;
    }

    /** Contacts as imports make them, many at once. */
    private static List<Id> contacts(Campus campus, int count, Id address, Id reference, Id addressee) {
        Classification plain = new Classification(Kind.CONTACT.defaultGenusType(AUTHORITY), List.of());
        ContactForm form = ContactForm.named("x").withAddressee(addressee);
        FiledStore.Filed<Contact> one = new FiledStore.Filed<>(
                identity -> new Contact(identity, plain, new Contact.Link(address, reference), form),
                campus.defaultBook());
        return new ArrayList<>(Campus.ids(campus.storage()
                .write(unit -> unit.contacts().insertAll(Collections.nCopies(count, one), Campus.NOON))));
    }
}
