package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.AvailabilityContract.MONDAY_MORNING;
import static campus.contacts.spi.contract.PrivacyContract.CLERK;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.EffectiveFilter;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reads of a past moment return what the same request would have returned then (recorded time, section 2). */
public interface AsOfContract extends StorageFixture {
    @Test
    default void an_object_is_shown_in_the_version_of_the_moment() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Instant before = history.quiet();
            Contact first = campus.contactOf(campus.contact(campus.address()));
            Instant then = history.quiet();
            Contact second = campus.contacts()
                    .update(ANYONE, first.id(), VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY));
            Instant later = history.quiet();
            campus.contacts().delete(ANYONE, first.id(), VersionPrecondition.NONE);
            Instant last = history.quiet();
            assertThat(history.contacts(before, ContactQuery.ALL, Visibility.EVERYTHING))
                    .isEmpty();
            assertThat(history.contacts(then, ContactQuery.ALL, Visibility.EVERYTHING))
                    .containsExactly(first);
            assertThat(history.contacts(later, ContactQuery.ALL, Visibility.EVERYTHING))
                    .containsExactly(second);
            assertThat(history.contacts(last, ContactQuery.ALL, Visibility.EVERYTHING))
                    .isEmpty();
            assertThat(history.contacts().asOf(then).get(ANYONE, first.id())).isEqualTo(first);
            assertThat(history.contacts().asOf(later).get(ANYONE, first.id())).isEqualTo(second);
            for (Instant absent : List.of(before, last)) {
                assertRefused(
                        Reason.NOT_FOUND, () -> history.contacts().asOf(absent).get(ANYONE, first.id()));
            }
        }
    }

    @Test
    default void a_change_is_visible_from_its_own_moment_on() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            history.quiet();
            Instant changed = campus.addresses()
                    .update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("x"))
                    .identity()
                    .changedAt();
            history.quiet();
            assertThat(history.addresses()
                            .asOf(changed)
                            .get(ANYONE, address)
                            .content()
                            .text())
                    .isEqualTo("x");
            assertThat(history.addresses()
                            .asOf(changed.minusMillis(1))
                            .get(ANYONE, address)
                            .content()
                            .text())
                    .isNull();
            assertThat(history.addresses()
                            .asOf(changed.plusNanos(999_999))
                            .get(ANYONE, address)
                            .identity()
                            .version())
                    .isEqualTo(2);
        }
    }

    @Test
    default void lists_use_the_filings_and_the_hierarchy_of_the_moment() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            Id law = campus.book(top);
            Id med = campus.book();
            Id address = campus.address(law);
            Id contact = campus.contact(address, law);
            Instant then = history.quiet();
            campus.hierarchy().removeChild(ANYONE, top, law);
            campus.hierarchy().addChild(ANYONE, top, med);
            Instant moved = history.quiet();
            campus.addresses().file(ANYONE, address, med);
            campus.addresses().unfile(ANYONE, address, law);
            campus.contacts().file(ANYONE, contact, med);
            campus.contacts().unfile(ANYONE, contact, law);
            Instant last = history.quiet();
            assertIn(history, then, contact, address, law, top);
            assertIn(history, moved, contact, address, law);
            assertIn(history, last, contact, address, med, top);
        }
    }

    /** Asserts which books, and books above them, the two objects were in. */
    private static void assertIn(HistoryFixture history, Instant moment, Id contact, Id address, Id... books) {
        for (Id book : history.ids(moment, AddressBookQuery.ALL)) {
            AddressBookScope scope = new AddressBookScope(book, AddressBookView.FEDERATED);
            boolean in = List.of(books).contains(book);
            assertThat(history.ids(moment, ContactQuery.ALL.on(scope)).contains(contact))
                    .isEqualTo(in);
            assertThat(history.ids(moment, new AddressQuery(scope, TypeFilter.ANY, null))
                            .contains(address))
                    .isEqualTo(in);
        }
        Id own = books[0];
        AddressBookScope scope = new AddressBookScope(own, AddressBookView.ISOLATED);
        assertThat(history.ids(moment, ContactQuery.ALL.on(scope))).containsExactly(contact);
        assertThat(history.ids(moment, new AddressQuery(scope, TypeFilter.ANY, null)))
                .containsExactly(address);
        for (int i = 1; i < books.length; i++) {
            AddressBookScope above = new AddressBookScope(books[i], AddressBookView.ISOLATED);
            assertThat(history.ids(moment, ContactQuery.ALL.on(above))).isEmpty();
        }
        assertThat(history.ids(moment, new AddressBookQuery(null, TypeFilter.ANY, null, contact, null)))
                .containsExactly(own);
        assertThat(history.ids(moment, new AddressBookQuery(null, TypeFilter.ANY, null, null, address)))
                .containsExactly(own);
    }

    @Test
    default void children_parents_and_roots_are_those_of_the_moment() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            Id child = campus.book(top);
            Instant then = history.quiet();
            campus.hierarchy().removeChild(ANYONE, top, child);
            campus.hierarchy().addRoot(ANYONE, child);
            Instant later = history.quiet();
            assertThat(history.ids(then, at(new Position.ParentOf(child)))).containsExactly(top);
            assertThat(history.ids(later, at(new Position.ParentOf(child)))).isEmpty();
            campus.books().delete(ANYONE, child, VersionPrecondition.NONE);
            Instant last = history.quiet();
            assertThat(history.ids(then, at(new Position.ChildOf(top)))).containsExactly(child);
            assertThat(history.ids(then, at(new Position.Root()))).containsExactly(campus.defaultBook(), top);
            assertThat(history.ids(later, at(new Position.ChildOf(top)))).isEmpty();
            assertThat(history.ids(later, at(new Position.Root()))).containsExactly(campus.defaultBook(), child);
            assertThat(history.ids(last, at(new Position.Root()))).containsExactly(campus.defaultBook());
            assertThat(history.ids(last, AddressBookQuery.ALL)).containsExactly(campus.defaultBook(), top);
        }
    }

    private static AddressBookQuery at(Position position) {
        return AddressBookQuery.ALL.at(position);
    }

    @Test
    default void filters_apply_to_the_version_of_the_moment() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id one = Id.parse("resource.Resource:one@people.example");
            Id two = Id.parse("resource.Resource:two@people.example");
            Id address = campus.addresses()
                    .create(
                            ANYONE,
                            CreationRequest.PLAIN,
                            AddressForm.named("x").withResource(one))
                    .id();
            Id contact = campus.contact(
                    address, ContactForm.named("x").withAddressee(one).withEffective(new EffectivePeriod(null, NOON)));
            Id book = campus.books()
                    .create(
                            ANYONE,
                            CreationRequest.PLAIN,
                            AddressBookForm.named("x").withProvider(one))
                    .id();
            Instant then = history.quiet();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(two));
            campus.contacts()
                    .update(
                            ANYONE,
                            contact,
                            VersionPrecondition.NONE,
                            form -> form.withAddressee(two)
                                    .withEffective(new EffectivePeriod(NOON.plusSeconds(1), null)));
            campus.books().update(ANYONE, book, VersionPrecondition.NONE, form -> form.withProvider(two));
            Instant later = history.quiet();
            for (Id each : List.of(one, two)) {
                Instant moment = each.equals(one) ? then : later;
                Instant other = each.equals(one) ? later : then;
                AddressQuery ofResource = AddressQuery.ALL.ofResource(each);
                assertThat(history.ids(moment, ofResource)).containsExactly(address);
                assertThat(history.ids(other, ofResource)).isEmpty();
                ContactQuery ofAddressee = ContactQuery.ALL.connecting(new ContactQuery.Ends(null, null, each));
                assertThat(history.ids(moment, ofAddressee)).containsExactly(contact);
                assertThat(history.ids(other, ofAddressee)).isEmpty();
                AddressBookQuery ofProvider = new AddressBookQuery(null, TypeFilter.ANY, each, null, null);
                assertThat(history.ids(moment, ofProvider)).containsExactly(book);
                assertThat(history.ids(other, ofProvider)).isEmpty();
            }
            ContactQuery atNoon = ContactQuery.ALL.effective(List.of(new EffectiveFilter.At(NOON)));
            assertThat(history.ids(then, atNoon)).containsExactly(contact);
            assertThat(history.ids(later, atNoon)).isEmpty();
            assertThat(history.ids(later, campus.contactsOf(address))).containsExactly(contact);
            ContactQuery ofReference = ContactQuery.ALL.connecting(new ContactQuery.Ends(null, SOMEBODY, null));
            assertThat(history.ids(then, ofReference)).containsExactly(contact);
        }
    }

    @Test
    default void availability_is_that_of_the_version_of_the_moment() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id contact =
                    AvailabilityContract.usable(campus, AvailabilityContract.period("monday", "00:00", "23:59", "UTC"));
            Instant then = history.quiet();
            campus.contacts()
                    .update(
                            ANYONE,
                            contact,
                            VersionPrecondition.NONE,
                            form -> form.withProperties(RecordProperties.NONE));
            Instant later = history.quiet();
            ContactQuery available = ContactQuery.ALL.availableAt(MONDAY_MORNING);
            assertThat(history.ids(then, available)).containsExactly(contact);
            assertThat(history.ids(then, ContactQuery.ALL.availableAt(MONDAY_MORNING.plus(Duration.ofDays(1)))))
                    .isEmpty();
            assertThat(history.ids(later, available)).isEmpty();
        }
    }

    @Test
    default void types_are_filtered_in_the_past_too() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Contact.Link link = new Contact.Link(campus.address(), SOMEBODY);
            Id genus = Id.parse("genus.Type:x@campus.example");
            CreationRequest asked = new CreationRequest(genus, List.of(CampusFixture.MOBILE), null);
            Id mobile = campus.contacts()
                    .create(ANYONE, link, asked, ContactForm.named("x"))
                    .id();
            Id plain = campus.contact(link.addressId());
            Instant then = history.quiet();
            campus.contacts().delete(ANYONE, mobile, VersionPrecondition.NONE);
            history.quiet();
            assertThat(history.ids(then, ContactQuery.ALL)).containsExactly(mobile, plain);
            assertThat(history.ids(then, ContactQuery.ALL.ofTypes(TypeFilter.ofGenus(Set.of(genus)))))
                    .containsExactly(mobile);
            assertThat(history.ids(then, ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(CampusFixture.MOBILE)))))
                    .containsExactly(mobile);
            assertThat(history.ids(then, ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(CampusFixture.PHONE)))))
                    .isEqualTo(campus.list(ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(CampusFixture.PHONE)))));
        }
    }

    @Test
    default void a_book_of_the_past_is_listed_by_a_genus_or_a_reference_with_an_offset() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Contact.Link link = new Contact.Link(campus.address(), SOMEBODY);
            Id genus = Id.parse("genus.Type:x@campus.example");
            CreationRequest asked = new CreationRequest(genus, List.of(), law);
            List<Id> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(campus.contacts()
                        .create(ANYONE, link, asked, ContactForm.named("x"))
                        .id());
            }
            campus.contact(link.addressId(), law);
            Instant then = history.quiet();
            campus.contacts().delete(ANYONE, all.get(1), VersionPrecondition.NONE);
            campus.contacts().update(ANYONE, all.get(2), VersionPrecondition.NONE, form -> ContactForm.named("y"));
            history.quiet();
            ContactQuery inLaw = ContactQuery.ALL
                    .ofTypes(TypeFilter.ofGenus(Set.of(genus)))
                    .on(new AddressBookScope(law, AddressBookView.ISOLATED));
            ObjectLookup<?, ContactQuery> past =
                    campus.service().contactHistory().asOf(then);
            for (ContactQuery query : List.of(inLaw, inLaw.connecting(new ContactQuery.Ends(null, SOMEBODY, null)))) {
                for (int offset = 0; offset < 4; offset++) {
                    PageRequest page = new PageRequest(PageRequest.first(2).from(), offset, 2);
                    assertThat(CampusFixture.ids(past.list(ANYONE, query, page).items()))
                            .isEqualTo(all.subList(offset, Math.min(4, offset + 2)));
                }
            }
        }
    }

    @Test
    default void a_list_of_the_past_has_pages() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            List<Id> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.add(campus.address());
            }
            Instant then = history.quiet();
            for (int i = 0; i < 7; i += 2) {
                campus.addresses().delete(ANYONE, all.get(i), VersionPrecondition.NONE);
            }
            campus.address();
            history.quiet();
            ObjectLookup<?, AddressQuery> past =
                    campus.service().addressHistory().asOf(then);
            assertThat(past.count(ANYONE, AddressQuery.ALL)).isEqualTo(7);
            List<Id> found = new ArrayList<>();
            PageRequest window = PageRequest.first(3);
            while (window != null) {
                Page<? extends OsidObject> page = past.list(ANYONE, AddressQuery.ALL, window);
                found.addAll(CampusFixture.ids(page.items()));
                window = page.next().isPresent() ? window.after(page.next().get(), 3) : null;
            }
            assertThat(found).isEqualTo(all);
        }
    }

    @Test
    default void a_longer_page_of_the_past_goes_on_where_a_shorter_one_ended() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            for (int i = 0; i < 6; i++) {
                campus.book();
            }
            Instant then = history.quiet();
            List<Id> all = CampusFixture.ids(history.books(then, AddressBookQuery.ALL, Visibility.EVERYTHING));
            ObjectLookup<?, AddressBookQuery> past =
                    campus.service().addressBookHistory().asOf(then);
            for (int limit = 1; limit < 6; limit++) {
                PageRequest skipping = new PageRequest(PageRequest.first(limit).from(), 2, limit);
                assertThat(CampusFixture.ids(past.list(ANYONE, AddressBookQuery.ALL, skipping)
                                .items()))
                        .isEqualTo(all.subList(2, 2 + limit));
            }
        }
    }

    @Test
    default void present_filings_decide_who_sees_the_past_of_an_existing_object() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Id address = campus.address(law);
            Id contact = campus.contact(address, law);
            Instant then = history.quiet();
            campus.addresses().file(ANYONE, address, med);
            campus.addresses().unfile(ANYONE, address, law);
            campus.contacts().file(ANYONE, contact, med);
            campus.contacts().unfile(ANYONE, contact, law);
            history.quiet();
            Visibility ofLaw = Visibility.within(GrantScope.of(Set.of(law)));
            Visibility ofMed = Visibility.within(GrantScope.of(Set.of(med)));
            assertThat(history.addressesSeen(then, ofLaw)).isEmpty();
            assertThat(history.contactsSeen(then, ofLaw)).isEmpty();
            assertThat(history.addressesSeen(then, ofMed)).containsExactly(address);
            assertThat(history.contactsSeen(then, ofMed)).containsExactly(contact);
        }
    }

    @Test
    default void a_deleted_object_is_visible_to_those_who_see_all_of_its_last_books_now() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Id address = campus.address(law, med);
            Instant then = history.quiet();
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            history.quiet();
            Visibility ofLaw = Visibility.within(GrantScope.of(Set.of(law)));
            Visibility ofBoth = Visibility.within(GrantScope.of(Set.of(law, med)));
            assertThat(history.addressesSeen(then, ofLaw)).isEmpty();
            assertThat(history.addressesSeen(then, ofBoth)).containsExactly(address);
            campus.books().delete(ANYONE, med, VersionPrecondition.NONE);
            history.quiet();
            assertThat(history.addressesSeen(then, ofBoth)).isEmpty();
            assertThat(history.addressesSeen(then, Visibility.EVERYTHING)).containsExactly(address);
            assertThat(CampusFixture.ids(history.books(then, AddressBookQuery.ALL, ofBoth)))
                    .containsExactly(law);
            assertThat(history.ids(then, AddressBookQuery.ALL)).containsExactly(campus.defaultBook(), law, med);
            assertThat(history.books().asOf(then).get(ANYONE, med).id()).isEqualTo(med);
        }
    }

    @Test
    default void the_book_of_a_list_must_exist_now_and_then() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id gone = campus.book();
            campus.contact(campus.address(), gone);
            Instant then = history.quiet();
            campus.contacts().delete(ANYONE, campus.list(ContactQuery.ALL).get(0), VersionPrecondition.NONE);
            campus.books().delete(ANYONE, gone, VersionPrecondition.NONE);
            Id later = campus.book();
            history.quiet();
            var contacts = campus.service().contactHistory().asOf(then);
            var books = campus.service().addressBookHistory().asOf(then);
            for (Id book : List.of(gone, later)) {
                ContactQuery in = ContactQuery.ALL.on(new AddressBookScope(book, AddressBookView.FEDERATED));
                assertRefused(Reason.NOT_FOUND, () -> contacts.list(ANYONE, in, CampusFixture.all()));
                assertRefused(Reason.NOT_FOUND, () -> contacts.count(ANYONE, in));
                for (Position position : List.of(new Position.ChildOf(book), new Position.ParentOf(book))) {
                    assertRefused(Reason.NOT_FOUND, () -> books.list(ANYONE, at(position), CampusFixture.all()));
                }
            }
            assertThat(contacts.count(ANYONE, ContactQuery.ALL)).isEqualTo(1);
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> contacts.count(
                            caller(Set.of(campus.book()), AccessFunction.LOOKUP),
                            ContactQuery.ALL.on(new AddressBookScope(campus.defaultBook(), AddressBookView.ISOLATED))));
        }
    }

    @Test
    default void the_address_of_a_list_must_have_existed_and_be_visible() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Instant before = history.quiet();
            Id address = campus.address(law);
            Id contact = campus.contact(address);
            Instant then = history.quiet();
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            history.quiet();
            ContactQuery users = campus.contactsOf(address);
            assertThat(history.ids(before, users)).isEmpty();
            assertThat(history.ids(then, users)).containsExactly(contact);
            assertThat(history.contacts(then, users, Visibility.within(GrantScope.of(Set.of(campus.defaultBook())))))
                    .isEmpty();
        }
    }

    @Test
    default void the_present_is_no_past_and_the_future_is_refused() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Instant now = campus.clock().instant();
            ObjectLookup<?, AddressQuery> lookup =
                    campus.service().addressHistory().asOf(now.plusSeconds(60));
            assertThat(lookup.count(ANYONE, AddressQuery.ALL)).isEqualTo(1);
            assertThat(campus.service().addressHistory().asOf(now).count(ANYONE, AddressQuery.ALL))
                    .isEqualTo(1);
            assertRefused(
                    Reason.INVALID_ARGUMENT,
                    () -> history.addresses().asOf(now.plusSeconds(60).plusMillis(1)));
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(address);
        }
    }

    @Test
    default void a_moment_before_the_founding_is_refused() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            history.quiet();
            Instant since = campus.storage().historySince();
            assertThat(campus.service()
                            .addressBookHistory()
                            .asOf(since)
                            .list(ANYONE, AddressBookQuery.ALL, CampusFixture.all())
                            .items())
                    .hasSizeLessThan(2);
            Instant before = since.minusMillis(1);
            Refusal refusal =
                    CampusFixture.refusal(() -> history.books().asOf(before).get(ANYONE, campus.defaultBook()));
            assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED);
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "history is kept since " + since.toString().substring(0, 19));
            assertRefused(
                    Reason.EXPIRED,
                    () -> campus.service().contactHistory().asOf(before).count(ANYONE, ContactQuery.ALL));
        }
    }

    @Test
    default void the_state_of_a_moment_stays_the_same() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id address = campus.address(law);
            Id contact = campus.contact(address, law);
            Instant then = history.quiet();
            List<?> state = state(history, then);
            DisplayText other = DisplayText.named("other");
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withDisplay(other));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            assertThat(state(history, then)).isEqualTo(state);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, law, VersionPrecondition.NONE);
            assertThat(state(history, then)).isEqualTo(state);
            history.quiet();
            history.books().restore(ANYONE, law, 1, VersionPrecondition.NONE);
            history.addresses().restore(ANYONE, address, 1, VersionPrecondition.NONE);
            assertThat(state(history, then)).isEqualTo(state);
        }
    }

    private static List<?> state(HistoryFixture history, Instant moment) {
        return List.of(
                history.contacts(moment, ContactQuery.ALL, Visibility.EVERYTHING),
                history.addresses(moment, AddressQuery.ALL, Visibility.EVERYTHING),
                history.books(moment, AddressBookQuery.ALL, Visibility.EVERYTHING));
    }

    @Test
    default void a_caller_without_any_grant_is_denied() {
        try (HistoryFixture history = history()) {
            Instant then = history.quiet();
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> history.campus()
                            .service()
                            .contactHistory()
                            .asOf(then)
                            .count(caller(Set.of()), ContactQuery.ALL));
            assertThat(history.contactsSeen(then, CLERK.visibility())).isEmpty();
        }
    }
}
