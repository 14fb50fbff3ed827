package campus.contacts.service;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.records.Availability;
import campus.contacts.records.AvailabilityPeriod;
import campus.contacts.records.EmailAddress;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the methods for embedders that want no null. */
class SearchStepsTest {
    private static final Caller ME = Caller.ANYONE;
    private static final Id ADA = Id.parse("resource.Resource:ada@campus.example");
    private static final Id EVE = Id.parse("resource.Resource:eve@campus.example");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final Instant MORNING = Instant.parse("2026-11-30T00:00:00Z");

    private final ContactService service = ContactService.open(StorageSettings.of("memory"));
    private final Id book = service.addressBooks()
            .create(ME, CreationRequest.PLAIN, AddressBookForm.named("Law"))
            .id();
    private final Id gate = service.addresses()
            .create(ME, AddressForm.named("Gate").withResource(EVE).with(EmailAddress.at("gate@example.edu")))
            .id();

    @AfterEach
    void close() {
        service.close();
    }

    private Id contact(Id who, EffectivePeriod effective) {
        return service.contacts()
                .createIn(
                        ME,
                        book,
                        Contact.Link.of(who).at(gate),
                        ContactForm.named("Office hours").withEffective(effective))
                .id();
    }

    private static Iterable<Id> ids(ContactSearch search) {
        return search.stream(ME).map(Contact::id).toList();
    }

    @Test
    void each_step_narrows_a_search() {
        ContactSearch all = service.contacts().find();
        Id always = contact(ADA, EffectivePeriod.ALWAYS);
        Id later = contact(ADA, EffectivePeriod.from(MORNING.plusSeconds(86_400)));
        Id once = contact(ADA, EffectivePeriod.from(MORNING).until(MORNING));
        Id other = contact(EVE, EffectivePeriod.ALWAYS.until(MORNING.minusMillis(1)));
        assertThat(ids(all)).containsExactly(always, later, once, other);
        assertThat(ids(all.referringTo(ADA).effectiveOn(DAY).in(book))).containsExactly(always, once);
        assertThat(ids(all.effectiveAt(MORNING).at(gate))).containsExactly(always, once);
        assertThat(ids(all.effectiveIn(EffectivePeriod.ALWAYS.until(MORNING.minusMillis(1)))))
                .containsExactly(always, other);
        assertThat(ids(all.referringTo(EVE).matching("office hou"))).containsExactly(other);
        assertThat(ids(all.addressedTo(EVE))).isEmpty();
        Id available = service.contacts()
                .create(
                        ME,
                        Contact.Link.of(ADA).at(gate),
                        ContactForm.named("Any time").with(Availability.of(AvailabilityPeriod.ALWAYS)))
                .id();
        assertThat(ids(all.availableAt(MORNING))).containsExactly(available);
        assertThat(all.first(ME).map(Contact::id)).contains(always);
        assertThat(all.directlyIn(book).count(ME)).isEqualTo(4);
        Id unknown = Id.parse("contact.AddressBook:99@localhost");
        assertThat(CampusFixture.refusal(() -> all.in(unknown).stream(ME)).reason())
                .isEqualTo(Refusal.Reason.NOT_FOUND);
    }

    @Test
    void addresses_are_found_by_resource_mailbox_and_words() {
        AddressSearch all = service.addresses().find();
        assertThat(all.belongingTo(EVE).count(ME)).isEqualTo(1);
        assertThat(all.belongingTo(ADA).first(ME)).isEmpty();
        assertThat(all.ofMailbox("Gate@Example.edu").count(ME)).isEqualTo(1);
        assertThat(all.matching("gate")
                        .in(service.storage().defaultAddressBookId())
                        .count(ME))
                .isEqualTo(1);
        assertThat(all.directlyIn(book).count(ME)).isZero();
    }

    @Test
    void ids_that_could_be_swapped_have_a_step_each() {
        Id child = service.addressBooks()
                .create(ME, CreationRequest.PLAIN, AddressBookForm.named("Library"))
                .id();
        service.addressBooks().childrenOf(book).add(ME, child);
        Id contact = contact(ADA, EffectivePeriod.ALWAYS);
        service.contacts().filing(contact).from(book).to(ME, child);
        assertThat(service.contacts().find().directlyIn(book).count(ME)).isZero();
        assertThat(service.contacts().find().in(book).count(ME)).isEqualTo(1);
        service.contacts().filing(contact).into(ME, book);
        service.contacts().filing(contact).outOf(ME, child);
        assertThat(service.contacts().find().directlyIn(child).count(ME)).isZero();
        service.addressBooks().childrenOf(book).remove(ME, child);
        assertThat(service.contacts().get(ME, contact).link()).isEqualTo(new Contact.Link(gate, ADA));
    }

    @Test
    void a_search_in_a_smart_book_finds_what_its_query_finds() {
        Id smart = service.addressBooks()
                .create(ME, CreationRequest.PLAIN, AddressBookForm.named("Ada"))
                .id();
        Id hers = contact(ADA, EffectivePeriod.ALWAYS);
        contact(EVE, EffectivePeriod.ALWAYS);
        query(smart, BookQuery.ofContacts("referenceId=" + ADA));
        assertThat(ids(service.contacts().find().in(smart))).containsExactly(hers);
        assertThat(service.addresses().find().directlyIn(smart).count(ME)).isZero();
        query(smart, BookQuery.ofAddresses("resourceId=" + EVE));
        assertThat(ids(service.contacts().find().in(smart))).isEmpty();
        assertThat(service.addresses().find().in(smart).first(ME).map(Address::id))
                .contains(gate);
    }

    private void query(Id book, BookQuery query) {
        service.addressBooks().setQuery(ME, book, VersionPrecondition.NONE, query);
    }

    @Test
    void a_period_has_its_ends_as_optional_values() {
        EffectivePeriod period = EffectivePeriod.from(MORNING);
        assertThat(period.first()).contains(MORNING);
        assertThat(period.last()).isEmpty();
        assertThat(CampusFixture.refusal(() -> period.until(MORNING.minusMillis(1)))
                        .reason())
                .isEqualTo(Refusal.Reason.INVALID_ARGUMENT);
    }
}
