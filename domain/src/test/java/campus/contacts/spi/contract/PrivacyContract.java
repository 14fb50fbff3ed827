package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ContactQuery.Ends;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryPeople;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Data about private persons, and unreleased directory data, are hidden from most callers (campus facades, section 3).
 */
public interface PrivacyContract extends StorageFixture {
    Id ADA = Id.parse("resource.Resource:ada1@" + AUTHORITY);
    Id ROLE = Id.parse("Personnel.Position:r1@" + AUTHORITY);

    /** May look up and change everything, but sees public data only. */
    Caller CLERK = new Caller(
            "a clerk",
            Map.of(
                    AccessFunction.LOOKUP, GrantScope.EVERYWHERE,
                    AccessFunction.CREATE, GrantScope.EVERYWHERE,
                    AccessFunction.UPDATE, GrantScope.EVERYWHERE,
                    AccessFunction.DELETE, GrantScope.EVERYWHERE));

    @Test
    default void an_address_of_a_private_person_needs_a_grant_to_be_found() {
        try (CampusFixture campus = campus()) {
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            Id other = campus.address();
            save(campus, ada(true, "r1"));
            Visibility visibility = CLERK.visibility();
            assertThat(campus.list(AddressQuery.ALL, visibility)).containsExactly(other);
            assertThat(campus.count(AddressQuery.ALL, visibility)).isEqualTo(1);
            AddressQuery byResource = new AddressQuery(null, TypeFilter.ANY, ADA);
            assertThat(campus.list(byResource, visibility)).isEmpty();
            assertThat(campus.list(byResource)).containsExactly(hers);
            assertThat(campus.list(holding(null, hers), visibility)).isEmpty();
            assertThat(campus.list(holding(null, other), visibility)).containsExactly(campus.defaultBook());
            Reason reason = Reason.NOT_FOUND;
            assertRefused(reason, () -> campus.addresses().get(CLERK, hers));
            assertRefused(reason, () -> campus.addresses().update(CLERK, hers, VersionPrecondition.NONE, form -> form));
            assertRefused(reason, () -> campus.addresses().delete(CLERK, hers, VersionPrecondition.NONE));
            assertRefused(reason, () -> campus.addresses().checkFile(CLERK, hers, campus.defaultBook()));
            Contact.Link link = new Contact.Link(hers, SOMEBODY);
            assertRefused(
                    reason, () -> campus.contacts().create(CLERK, link, CreationRequest.PLAIN, ContactForm.named("x")));
        }
    }

    @Test
    default void a_contact_of_a_private_person_or_role_hides_its_address() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(true, "r1"));
            for (Contact.Link link : links(campus, SOMEBODY, ADA, ROLE)) {
                for (Id addressee : Arrays.asList(null, ADA, ROLE)) {
                    Id contact = campus.contact(link, ContactForm.named("x").withAddressee(addressee));
                    boolean hidden = addressee != null || !link.referenceId().equals(SOMEBODY);
                    assertHidden(campus, hidden, contact, link.addressId());
                    campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
                    assertHidden(campus, false, null, link.addressId());
                }
            }
        }
    }

    @Test
    default void visibility_follows_the_person_and_its_roles() {
        try (CampusFixture campus = campus()) {
            Id mine = campus.contact(new Contact.Link(campus.address(), ADA), ContactForm.named("mine"));
            Id roles = campus.contact(new Contact.Link(campus.address(), ROLE), ContactForm.named("my role's"));
            save(campus, ada(false, "r1"));
            assertThat(shown(campus)).containsExactly(mine, roles);
            save(campus, ada(true));
            assertThat(shown(campus)).containsExactly(roles);
            save(campus, ada(true, "r1"));
            assertThat(shown(campus)).isEmpty();
            save(campus, RandomChanges.person("bob2", true, "r1"), ada(true));
            assertThat(shown(campus)).isEmpty();
            save(campus, ada(false));
            assertThat(shown(campus)).containsExactly(mine);
            save(campus, ada(true, "r1"), RandomChanges.person("bob2", false, null));
            assertThat(shown(campus)).isEmpty();
            campus.storage().write(unit -> {
                unit.people().lock(new NetId("ada1"));
                unit.people().delete(new NetId("ada1"));
                return null;
            });
            assertThat(shown(campus)).containsExactly(mine, roles);
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).hasSize(2);
        }
    }

    @Test
    default void an_address_is_hidden_until_its_last_hiding_contact_is_gone() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(true, "r1"));
            Id address = campus.address();
            Id other = campus.contact(address);
            Id one = campus.contact(new Contact.Link(address, ADA), ContactForm.named("one"));
            campus.contacts().update(ANYONE, other, VersionPrecondition.NONE, form -> form.withAddressee(ROLE));
            campus.contacts().update(ANYONE, other, VersionPrecondition.NONE, form -> form.withAddressee(ADA));
            campus.contacts().delete(ANYONE, one, VersionPrecondition.NONE);
            assertHidden(campus, true, other, address);
            campus.contacts().update(ANYONE, other, VersionPrecondition.NONE, form -> form.withAddressee(null));
            assertHidden(campus, false, other, address);
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(ADA));
            assertHidden(campus, true, null, address);
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY));
            assertHidden(campus, false, other, address);
        }
    }

    @Test
    default void counts_exclude_private_contacts() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.contact(new Contact.Link(address, SOMEBODY), ContactForm.named("a"));
            Visibility withoutPrivate = new Visibility(GrantScope.EVERYWHERE, false, true, GrantScope.EVERYWHERE);
            ContactQuery users = ContactQuery.ALL.connecting(new Ends(address, null, null));
            assertThat(campus.count(users, withoutPrivate)).isEqualTo(1);
            campus.contact(new Contact.Link(address, ADA), ContactForm.named("b"));
            save(campus, ada(true));
            assertThat(campus.count(users, withoutPrivate)).isZero();
            assertThat(campus.count(users, Visibility.EVERYTHING)).isEqualTo(2);
        }
    }

    @Test
    default void a_rollback_restores_visibility() {
        try (CampusFixture campus = campus()) {
            Id contact = campus.contact(new Contact.Link(campus.address(), ADA), ContactForm.named("x"));
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        unit.people().save(List.of(ada(true, "r1")));
                        throw new IllegalArgumentException("no");
                    }))
                    .hasMessage("no");
            assertThat(shown(campus)).containsExactly(contact);
        }
    }

    @Test
    default void unreleased_addresses_are_visible_to_members_or_maintainers() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id open = released(campus, law, "public");
            Id internal = released(campus, law, "internal");
            Id none = released(campus, law, "none");
            GrantScope all = GrantScope.EVERYWHERE;
            GrantScope here = GrantScope.of(Set.of(law));
            GrantScope elsewhere = GrantScope.of(Set.of(campus.defaultBook()));
            for (GrantScope grantScope : List.of(all, here)) {
                assertSeen(campus, new Visibility(grantScope, true, false, GrantScope.NOWHERE), open);
                assertSeen(campus, new Visibility(grantScope, true, false, elsewhere), open);
                assertSeen(campus, new Visibility(grantScope, true, true, elsewhere), open, internal);
                assertSeen(campus, new Visibility(grantScope, true, false, here), open, none);
                assertSeen(campus, new Visibility(grantScope, true, false, all), open, none);
                assertSeen(campus, new Visibility(grantScope, true, true, here), open, internal, none);
                assertSeen(campus, Visibility.within(grantScope), open, internal, none);
            }
            campus.addresses()
                    .update(
                            ANYONE,
                            none,
                            VersionPrecondition.NONE,
                            old -> old.withProperties(RandomChanges.release("public")));
            campus.addresses()
                    .update(
                            ANYONE,
                            open,
                            VersionPrecondition.NONE,
                            old -> old.withProperties(RandomChanges.release("none")));
            assertSeen(campus, new Visibility(all, true, false, elsewhere), none);
        }
    }

    @Test
    default void objects_created_while_a_person_becomes_private_are_hidden() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                String netid = "p" + round;
                Id person = new NetId(netid).resource(AUTHORITY);
                Id role = Person.role(netid, AUTHORITY);
                Contact.Link known = new Contact.Link(campus.address(), SOMEBODY);
                Id contact = campus.contact(known, ContactForm.named("x"));
                Id hers = campus.contact(new Contact.Link(campus.address(), person), ContactForm.named("x"));
                if (round % 2 == 0) {
                    save(campus, RandomChanges.person(netid, false, null));
                }
                Concurrently.run(
                        () -> save(campus, RandomChanges.person(netid, true, netid)),
                        () -> campus.contact(new Contact.Link(campus.address(), person), ContactForm.named("x")),
                        () -> campus.contact(new Contact.Link(campus.address(), role), ContactForm.named("x")),
                        () -> address(campus, AddressForm.named("x").withResource(person)),
                        () -> campus.contacts()
                                .update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(role)),
                        () -> campus.contacts()
                                .update(
                                        ANYONE,
                                        hers,
                                        VersionPrecondition.NONE,
                                        form -> form.withDisplay(DisplayText.named("y"))));
                assertThat(shown(campus)).isEmpty();
                assertThat(campus.list(new AddressQuery(null, TypeFilter.ANY, person), CLERK.visibility()))
                        .isEmpty();
                assertHidden(campus, true, contact, known.addressId());
                assertHidden(campus, true, hers, campus.contactOf(hers).link().addressId());
            }
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).isEmpty();
        }
    }

    @Test
    default void an_address_is_visible_once_both_persons_are_public_again() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                String owner = "o" + round;
                save(campus, ada(true), RandomChanges.person(owner, true, null));
                Id address = address(campus, AddressForm.named("x").withResource(new NetId(owner).resource(AUTHORITY)));
                Id contact = campus.contact(new Contact.Link(address, ADA), ContactForm.named("x"));
                Concurrently.run(() -> save(campus, RandomChanges.person(owner, false, null)), () -> {
                    campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
                    return null;
                });
                assertHidden(campus, false, null, address);
            }
        }
    }

    static Object save(CampusFixture campus, Person... people) {
        campus.storage().write(unit -> {
            unit.people().lockAll(Arrays.stream(people).map(Person::netid).toList());
            unit.people().save(List.of(people));
            return null;
        });
        return null;
    }

    static Person ada(boolean isPrivate, String... roleIds) {
        return RandomChanges.person("ada1", isPrivate, roleIds.length == 0 ? null : roleIds[0]);
    }

    private static List<Contact.Link> links(CampusFixture campus, Id... references) {
        return Arrays.stream(references)
                .map(reference -> new Contact.Link(campus.address(), reference))
                .toList();
    }

    static Id address(CampusFixture campus, AddressForm form) {
        return campus.addresses().create(ANYONE, CreationRequest.PLAIN, form).id();
    }

    private static Id released(CampusFixture campus, Id book, String release) {
        CreationRequest asked = new CreationRequest(null, List.of(DirectoryPeople.REACHED), book);
        AddressForm form = AddressForm.named(release).withProperties(RandomChanges.release(release));
        Id address = campus.addresses().create(ANYONE, asked, form).id();
        campus.contact(address, book);
        return address;
    }

    static List<Id> shown(CampusFixture campus) {
        return campus.list(ContactQuery.ALL, CLERK.visibility());
    }

    /** @param contact null: not checked */
    static void assertHidden(CampusFixture campus, boolean hidden, Id contact, Id address) {
        Visibility visibility = CLERK.visibility();
        assertThat(campus.list(AddressQuery.ALL, visibility).contains(address)).isNotEqualTo(hidden);
        assertThat(campus.<Boolean>look(
                        unit -> unit.addresses().find(address, visibility).isPresent()))
                .isNotEqualTo(hidden);
        ContactQuery byAddress = ContactQuery.ALL.connecting(new Ends(address, null, null));
        if (contact != null) {
            assertThat(shown(campus).contains(contact)).isNotEqualTo(hidden);
            assertThat(campus.count(byAddress, visibility)).isEqualTo(hidden ? 0 : 1);
            assertThat(campus.list(holding(contact, null), visibility)).hasSize(hidden ? 0 : 1);
        }
    }

    /**
     * Asserts visibility. Contacts are visible independently of their addresses; but a query by an address requires
     * that it is visible.
     */
    private static void assertSeen(CampusFixture campus, Visibility visibility, Id... addresses) {
        assertThat(campus.list(AddressQuery.ALL, visibility)).containsExactly(addresses);
        assertThat(campus.count(AddressQuery.ALL, visibility)).isEqualTo(addresses.length);
        assertThat(campus.count(ContactQuery.ALL, visibility)).isEqualTo(3);
        for (Id address : campus.list(AddressQuery.ALL)) {
            int seen = List.of(addresses).contains(address) ? 1 : 0;
            ContactQuery byAddress = ContactQuery.ALL.connecting(new Ends(address, null, null));
            assertThat(campus.list(byAddress, visibility)).hasSize(seen);
            assertThat(campus.list(holding(null, address), visibility)).hasSize(seen);
        }
    }

    private static AddressBookQuery holding(Id contactId, Id addressId) {
        return new AddressBookQuery(null, TypeFilter.ANY, null, contactId, addressId);
    }
}
