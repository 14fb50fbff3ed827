package campus.contacts.spi.contract;

import static campus.contacts.service.duplicates.DuplicateGroup.Reason.SAME_NAME_AND_EMAIL;
import static campus.contacts.service.duplicates.DuplicateGroup.Reason.SAME_NAME_AND_TELEPHONE;
import static campus.contacts.service.duplicates.DuplicateGroup.Reason.SAME_NAME_AND_TEXT;
import static campus.contacts.service.duplicates.DuplicateGroup.Reason.SAME_REFERENCE_AND_TEXT;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.records.EmailAddress;
import campus.contacts.records.TelephoneNumber;
import campus.contacts.records.TelephoneNumbers;
import campus.contacts.service.duplicates.DuplicateGroup;
import campus.contacts.service.duplicates.DuplicateGroup.Certainty;
import campus.contacts.service.duplicates.DuplicatePage;
import campus.contacts.service.duplicates.DuplicatePage.Start;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contacts and addresses that probably stand for one thing are found (exchange, section 4). */
public interface DuplicatesContract extends StorageFixture {
    Set<ObjectKind> BOTH = Set.of(ObjectKind.CONTACT, ObjectKind.ADDRESS);
    Id OTHER = Id.parse("resource.Resource:other@people.example");

    private static List<DuplicateGroup> found(CampusFixture campus, Caller caller, Id book, int limit) {
        List<DuplicateGroup> all = new ArrayList<>();
        Optional<Start> start = Optional.of(Start.FIRST);
        while (start.isPresent()) {
            DuplicatePage page =
                    campus.service().duplicates().page(caller, Optional.of(book), BOTH, start.get(), limit);
            assertThat(page.groups().size()).isLessThanOrEqualTo(limit);
            all.addAll(page.groups());
            start = page.next();
        }
        return all;
    }

    private static List<DuplicateGroup> found(CampusFixture campus) {
        return found(campus, ANYONE, campus.defaultBook(), 100);
    }

    private static Id address(CampusFixture campus, String name, String text) {
        return campus.addresses()
                .create(ANYONE, AddressForm.named(name).withText(text))
                .id();
    }

    private static Id contact(CampusFixture campus, Id address, EffectivePeriod period) {
        return campus.contact(
                new Contact.Link(address, SOMEBODY),
                ContactForm.named("a contact").withEffective(period));
    }

    @Test
    default void contacts_of_one_reference_with_one_text_are_duplicates_while_their_periods_overlap() {
        try (CampusFixture campus = campus()) {
            Instant noon = CampusFixture.NOON;
            Id one = address(campus, "one", "Mill Lane 7");
            Id other = address(campus, "other", " MILL  lane 7");
            Id early = contact(campus, one, new EffectivePeriod(null, noon.minusSeconds(1)));
            Id late = contact(campus, other, EffectivePeriod.from(noon));
            assertThat(found(campus)).isEmpty();
            Id long1 = contact(campus, one, EffectivePeriod.ALWAYS);
            campus.contact(new Contact.Link(one, OTHER), ContactForm.named("a contact"));
            assertThat(found(campus))
                    .containsExactly(new DuplicateGroup(
                            ObjectKind.CONTACT, List.of(early, late, long1), Set.of(SAME_REFERENCE_AND_TEXT)));
            assertThat(found(campus).get(0).certainty()).isEqualTo(Certainty.CERTAIN);
        }
    }

    @Test
    default void addresses_with_one_name_and_text_are_duplicates() {
        try (CampusFixture campus = campus()) {
            Id one = address(campus, "Gatehouse", "Mill Lane 7");
            Id other = address(campus, "GATEHOUSE", "mill lane 7");
            address(campus, "Library", "Mill Lane 7");
            assertThat(found(campus))
                    .containsExactly(
                            new DuplicateGroup(ObjectKind.ADDRESS, List.of(one, other), Set.of(SAME_NAME_AND_TEXT)));
            campus.addresses().into(one).merge(ANYONE, other);
            assertThat(found(campus)).isEmpty();
        }
    }

    @Test
    default void names_and_mailboxes_in_common_are_a_sign() {
        try (CampusFixture campus = campus()) {
            AddressForm mail = AddressForm.named("Ada").with(EmailAddress.at("ada@example.edu"));
            Id one = campus.addresses().create(ANYONE, mail.withText("one")).id();
            Id other = campus.addresses().create(ANYONE, mail.withText("other")).id();
            Id first = campus.contact(new Contact.Link(one, SOMEBODY), ContactForm.named("Ada"));
            Id second = campus.contact(new Contact.Link(other, OTHER), ContactForm.named("ada"));
            assertThat(found(campus))
                    .containsExactlyInAnyOrder(
                            new DuplicateGroup(ObjectKind.CONTACT, List.of(first, second), Set.of(SAME_NAME_AND_EMAIL)),
                            new DuplicateGroup(ObjectKind.ADDRESS, List.of(one, other), Set.of(SAME_NAME_AND_EMAIL)));
            assertThat(found(campus).get(0).certainty()).isEqualTo(Certainty.PROBABLE);
        }
    }

    @Test
    default void names_and_digits_of_telephone_numbers_in_common_are_a_sign() {
        try (CampusFixture campus = campus()) {
            AddressForm desk = AddressForm.named("Desk");
            TelephoneNumbers one = TelephoneNumbers.of(TelephoneNumber.at("555-0100"));
            TelephoneNumbers other =
                    TelephoneNumbers.of(TelephoneNumber.at("555 0199"), TelephoneNumber.at("555 0100"));
            Id first = campus.addresses()
                    .create(ANYONE, desk.with(one).withText("one"))
                    .id();
            Id second = campus.addresses()
                    .create(ANYONE, desk.with(other).withText("other"))
                    .id();
            campus.addresses()
                    .create(ANYONE, AddressForm.named("Door").with(one).withText("three"));
            assertThat(found(campus))
                    .containsExactly(new DuplicateGroup(
                            ObjectKind.ADDRESS, List.of(first, second), Set.of(SAME_NAME_AND_TELEPHONE)));
        }
    }

    @Test
    default void pages_hold_every_group_once() {
        try (CampusFixture campus = campus()) {
            for (int i = 0; i < 5; i++) {
                address(campus, "Gatehouse", "text " + i);
                address(campus, "Gatehouse", "text " + i);
                Id one = address(campus, "name " + i, "same " + i % 2);
                contact(campus, one, EffectivePeriod.ALWAYS);
            }
            List<DuplicateGroup> all = found(campus);
            assertThat(all).hasSize(7).doesNotHaveDuplicates();
            for (int limit = 1; limit < 8; limit++) {
                assertThat(found(campus, ANYONE, campus.defaultBook(), limit)).isEqualTo(all);
            }
        }
    }

    @Test
    default void only_what_the_caller_sees_in_the_book_is_compared() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id med = campus.book();
            Id one = address(campus, "Gatehouse", "Mill Lane 7");
            Id other = address(campus, "Gatehouse", "Mill Lane 7");
            campus.addresses().file(ANYONE, one, law);
            assertThat(found(campus, ANYONE, law, 10)).isEmpty();
            campus.addresses().file(ANYONE, other, law);
            assertThat(found(campus, caller(Set.of(law), AccessFunction.LOOKUP), law, 10))
                    .hasSize(1);
            assertRefused(Reason.NOT_FOUND, () -> found(campus, caller(Set.of(med), AccessFunction.LOOKUP), law, 10));
        }
    }
}
