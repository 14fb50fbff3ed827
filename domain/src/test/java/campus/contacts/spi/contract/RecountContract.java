package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.PrivacyContract.ADA;
import static campus.contacts.spi.contract.PrivacyContract.CLERK;
import static campus.contacts.spi.contract.PrivacyContract.ROLE;
import static campus.contacts.spi.contract.PrivacyContract.ada;
import static campus.contacts.spi.contract.PrivacyContract.address;
import static campus.contacts.spi.contract.PrivacyContract.assertHidden;
import static campus.contacts.spi.contract.PrivacyContract.save;
import static campus.contacts.spi.contract.PrivacyContract.shown;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.NetId;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person becomes private or public while more objects refer to it than one transaction should update. */
public interface RecountContract extends StorageFixture {
    /** More objects than a storage updates in one transaction. */
    int MANY = 1100;

    @Test
    default void many_objects_become_hidden_and_visible_again() {
        try (CampusFixture campus = campus()) {
            Id bob = new NetId("bob2").resource(AUTHORITY);
            save(campus, ada(false, "r1"), RandomChanges.person("bob2", true, null));
            Id shared = campus.address();
            Id bobsToo = campus.address();
            campus.contact(new Contact.Link(bobsToo, bob), ContactForm.named("x"));
            contacts(campus, MANY, shared, ADA, null);
            contacts(campus, MANY, bobsToo, SOMEBODY, ROLE);
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            assertThat(shown(campus)).hasSize(2 * MANY);
            save(campus, ada(true, "r1"), RandomChanges.person("bob2", true, null));
            assertThat(shown(campus)).isEmpty();
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).isEmpty();
            save(campus, ada(false, "r1"), RandomChanges.person("bob2", true, null));
            assertThat(shown(campus)).hasSize(2 * MANY);
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).containsExactly(shared, hers);
        }
    }

    @Test
    default void counts_stay_exact_under_concurrent_writes() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(false));
            Id shared = campus.address();
            List<Id> contacts = contacts(campus, MANY, shared, ADA, null);
            for (boolean isPrivate : new boolean[] {true, false, true}) {
                Id first = contacts.remove(0);
                Id last = contacts.remove(contacts.size() - 1);
                Id moved = contacts.get(contacts.size() / 2);
                List<Concurrently.Outcome> outcomes = Concurrently.run(
                        () -> save(campus, ada(isPrivate)),
                        () -> campus.contact(new Contact.Link(shared, ADA), ContactForm.named("new")),
                        () -> delete(campus, first),
                        () -> delete(campus, last),
                        () -> campus.contacts()
                                .update(ANYONE, moved, VersionPrecondition.NONE, form -> form.withAddressee(ADA)),
                        () -> campus.addresses()
                                .update(ANYONE, shared, VersionPrecondition.NONE, form -> form.withResource(ADA)),
                        () -> save(campus, ada(isPrivate)));
                assertThat(Concurrently.refusals(outcomes)).isEmpty();
                assertThat(shown(campus)).hasSize(isPrivate ? 0 : contacts.size() + 2);
                assertHidden(campus, isPrivate, null, shared);
                campus.addresses().update(ANYONE, shared, VersionPrecondition.NONE, form -> form.withoutResource());
                assertHidden(campus, isPrivate, null, shared);
            }
            campus.list(ContactQuery.ALL).forEach(each -> delete(campus, each));
            assertHidden(campus, false, null, shared);
        }
    }

    private static Object delete(CampusFixture campus, Id contact) {
        campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
        return null;
    }

    /** Creates many contacts at once, as imports do. */
    private static List<Id> contacts(CampusFixture campus, int count, Id address, Id reference, Id addressee) {
        Classification plain = new Classification(ObjectKind.CONTACT.defaultGenusType(AUTHORITY), List.of());
        ContactForm form = ContactForm.named("x").withAddressee(addressee);
        FiledObjectStore.Filed<Contact> one = new FiledObjectStore.Filed<>(
                identity -> new Contact(identity, plain, new Contact.Link(address, reference), form),
                campus.defaultBook());
        return new ArrayList<>(CampusFixture.ids(
                campus.storage().write(unit -> unit.contacts().insertAll(Collections.nCopies(count, one)))));
    }
}
