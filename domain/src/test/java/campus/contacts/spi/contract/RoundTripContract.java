package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.Dice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stored objects are read back unchanged (wire contract, sections 1 and 2). */
public interface RoundTripContract extends StorageFixture {
    /** Texts that databases, encodings and careless comparisons often corrupt. */
    List<String> TEXTS = List.of(
            " leading and trailing ",
            "Zürich, Straße, İstanbul, ﬁ",
            "e\u0301 is not \u00e9",
            "עברית و عربية \u202eright to left\u202c",
            "👩‍👩‍👧‍👦 🇨🇭 𝄞 \uDBFF\uDFFF",
            "\u0001 \u0007 \t \r\n \u007f \u0085 \u2028 \uFEFF \uFFFF",
            "'; DROP TABLE contact; -- \" \\ % _ ? :name <b>&amp; ${x} $1 \\u0041",
            "𠜎".repeat(DisplayText.MAX_LENGTH));

    /** Ids of the maximum length, of characters that take the most space in text, in bytes or encoded. */
    List<Id> LONG_IDS = List.of(
            Id.parse("n:" + "x".repeat(508) + "@a"),
            Id.parse("n:" + "\uDBFF\uDFFF".repeat(508) + "@a"),
            Id.parse("n:" + ":".repeat(254) + "@".repeat(254) + "@a"),
            Id.parse("n:" + "%c3%a9".repeat(84) + "@Aa"),
            Id.parse("n".repeat(255) + ":i@" + "中".repeat(254)));

    @Test
    default void text_survives_a_round_trip() {
        try (CampusFixture campus = campus()) {
            for (String text : TEXTS) {
                DisplayText display = new DisplayText(text, text);
                Id address = campus.address();
                AddressForm form = AddressForm.named("x").withDisplay(display).withText(text.repeat(4));
                campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, old -> form);
                assertThat(campus.addressOf(address).content()).isEqualTo(form);

                ContactForm contact = ContactForm.named("x").withDisplay(display);
                assertThat(campus.contactOf(campus.contact(address, contact)).content())
                        .isEqualTo(contact);

                AddressBookForm book =
                        AddressBookForm.named("x").withDisplay(display).withLicense(text);
                Id id = campus.books()
                        .create(ANYONE, CreationRequest.PLAIN, book)
                        .id();
                assertThat(campus.bookOf(id).content()).isEqualTo(book);
            }
        }
    }

    @Test
    default void random_text_survives_a_round_trip() {
        Dice dice = Dice.of("random text");
        try (CampusFixture campus = campus()) {
            for (int i = 0; i < 50; i++) {
                DisplayText display = new DisplayText(dice.text(1 + dice.below(128)), dice.text(dice.below(129)));
                RecordProperties properties = RecordProperties.of(Map.of(dice.text(9), new Value.Text(dice.text(300))));
                AddressForm form = new AddressForm(display, null, dice.text(AddressForm.MAX_TEXT), properties);
                assertThat(campus.addressOf(store(campus, form)).content()).isEqualTo(form);
            }
        }
    }

    @Test
    default void an_empty_text_differs_from_an_unset_one() {
        try (CampusFixture campus = campus()) {
            AddressForm form =
                    AddressForm.named("x").withDisplay(new DisplayText("x", "")).withText("");
            Id id = campus.addresses()
                    .create(ANYONE, CreationRequest.PLAIN, form)
                    .id();
            assertThat(campus.addressOf(id).content()).isEqualTo(form);
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, old -> AddressForm.named("x"));
            assertThat(campus.addressOf(id).content()).isEqualTo(AddressForm.named("x"));
        }
    }

    @Test
    default void foreign_Ids_keep_their_spelling() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            for (Id id : LONG_IDS) {
                campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(id));
                assertThat(campus.addressOf(address).content().resourceId()).hasToString(id.toString());

                ContactForm form = ContactForm.named("x").withAddressee(id).withEndReason(id);
                Contact contact = campus.contactOf(campus.contact(new Contact.Link(address, id), form));
                assertThat(contact.link().referenceId()).hasToString(id.toString());
                assertThat(contact.content().addresseeId()).hasToString(id.toString());
                assertThat(contact.content().endReasonId()).hasToString(id.toString());
            }
        }
    }

    @Test
    default void a_new_spelling_of_a_foreign_Id_is_stored() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id first = Id.parse("resource.Resource:nyu@people.example");
            Id second = Id.parse("Resource.RESOURCE:%6Eyu@People.Example");
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(first));
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            VersionPrecondition.NONE,
                            form -> form.withResource(second).withText("changed too"));
            assertThat(campus.addressOf(address).content().resourceId()).hasToString(second.toString());
        }
    }

    @Test
    default void a_book_keeps_its_provider_and_up_to_100_brandings_in_order() {
        try (CampusFixture campus = campus()) {
            List<Id> brandings = IntStream.range(0, AddressBookForm.MAX_BRANDINGS)
                    .mapToObj(i -> Id.parse("repository.Asset:" + i * 7 % 100 + "@Assets.example"))
                    .toList();
            AddressBookForm form =
                    AddressBookForm.named("x").withProvider(LONG_IDS.get(1)).withBrandings(brandings);
            Id id = campus.books().create(ANYONE, CreationRequest.PLAIN, form).id();
            AddressBookForm found = campus.bookOf(id).content();
            assertThat(found).isEqualTo(form);
            assertThat(found.brandingIds())
                    .map(Id::toString)
                    .containsExactlyElementsOf(
                            brandings.stream().map(Id::toString).toList());

            campus.books().update(ANYONE, id, VersionPrecondition.NONE, old -> old.withBrandings(LONG_IDS));
            assertThat(campus.bookOf(id).content().brandingIds()).containsExactlyElementsOf(LONG_IDS);
            campus.books().update(ANYONE, id, VersionPrecondition.NONE, old -> old.withBrandings(List.of()));
            assertThat(campus.bookOf(id).content().brandingIds()).isEmpty();
        }
    }

    @Test
    default void periods_keep_milliseconds_from_year_1_to_year_9999() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            for (EffectivePeriod effective : List.of(
                    EffectivePeriod.ALWAYS,
                    new EffectivePeriod(EffectivePeriod.MIN, EffectivePeriod.MAX),
                    new EffectivePeriod(EffectivePeriod.MIN, null),
                    new EffectivePeriod(null, EffectivePeriod.MAX),
                    new EffectivePeriod(EffectivePeriod.MIN, EffectivePeriod.MIN),
                    new EffectivePeriod(EffectivePeriod.MAX, EffectivePeriod.MAX),
                    new EffectivePeriod(
                            Instant.parse("1582-10-10T01:02:03.004Z"), Instant.parse("1883-11-18T12:00:00.001Z")),
                    new EffectivePeriod(
                            Instant.parse("1969-12-31T23:59:59.999Z"), Instant.parse("2024-03-31T01:30:00.999Z")),
                    new EffectivePeriod(
                            Instant.parse("2024-01-01T00:00:00.123999999Z"),
                            Instant.parse("2024-10-27T01:30:00.9999Z")))) {
                ContactForm form = ContactForm.named("x").withEffective(effective);
                assertThat(campus.contactOf(campus.contact(address, form))
                                .content()
                                .effective())
                        .isEqualTo(effective);
            }
        }
    }

    @Test
    default void creation_returns_the_object_as_stored() {
        try (CampusFixture campus = campus()) {
            Address address = campus.addresses().create(ANYONE, CreationRequest.PLAIN, AddressForm.named("x"));
            assertThat(campus.addressOf(address.id())).isEqualTo(address);
            Contact.Link link = new Contact.Link(address.id(), CampusFixture.SOMEBODY);
            Contact contact = campus.contacts().create(ANYONE, link, CreationRequest.PLAIN, ContactForm.named("x"));
            assertThat(campus.contactOf(contact.id())).isEqualTo(contact);
            AddressBook book = campus.books().create(ANYONE, CreationRequest.PLAIN, AddressBookForm.named("x"));
            assertThat(campus.bookOf(book.id())).isEqualTo(book);
            Address changed = campus.addresses()
                    .update(ANYONE, address.id(), VersionPrecondition.NONE, form -> form.withText("changed"));
            assertThat(campus.addressOf(address.id())).isEqualTo(changed);
        }
    }

    @Test
    default void types_are_read_back_in_order() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id genus = Id.parse("Genus.Type:%65xotic:@é@Types.example");
            CreationRequest asked =
                    new CreationRequest(genus, List.of(CampusFixture.MOBILE, CampusFixture.PHONE), null);
            Contact.Link link = new Contact.Link(address, CampusFixture.SOMEBODY);
            Contact contact = campus.contacts().create(ANYONE, link, asked, ContactForm.named("x"));
            Classification found = campus.contactOf(contact.id()).classification();
            assertThat(found).isEqualTo(contact.classification());
            assertThat(found.genusTypeId()).isEqualTo(genus);
            assertThat(found.recordTypeIds()).containsExactly(CampusFixture.MOBILE, CampusFixture.PHONE);
        }
    }

    @Test
    default void properties_are_read_back_exactly() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("z", new Value.Number(new BigDecimal("1.10")));
        members.put("a", new Value.Number(new BigDecimal("1E+2")));
        members.put("", new Value.Number(new BigDecimal("-12345678901234567890.00000000000000000001")));
        members.put("true", new Value.Bool(true));
        TEXTS.forEach(text -> members.put(text, new Value.Text(text)));
        members.put("list", new Value.Array(List.of(Value.NULL, new Value.Array(List.of()), new Value.Bool(false))));
        members.put("structure", new Value.Struct(new LinkedHashMap<>(members)));
        RecordProperties properties = RecordProperties.of(members);
        try (CampusFixture campus = campus()) {
            AddressForm form = AddressForm.named("x").withProperties(properties);
            Id id = store(campus, form);
            AddressForm found = campus.addressOf(id).content();
            assertThat(found).isEqualTo(form);
            assertThat(found.properties().values().members().keySet()).containsExactlyElementsOf(members.keySet());

            campus.addresses()
                    .update(ANYONE, id, VersionPrecondition.NONE, old -> old.withProperties(RecordProperties.NONE));
            assertThat(campus.addressOf(id).content().properties()).isEqualTo(RecordProperties.NONE);
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, old -> old.withText("changed"));
            assertThat(campus.addressOf(id).content().text()).isEqualTo("changed");
        }
    }

    @Test
    default void contacts_and_books_keep_properties_too() {
        RecordProperties properties = RecordProperties.of(Map.of("x", new Value.Number(new BigDecimal("1.10"))));
        try (CampusFixture campus = campus()) {
            Contact contact = campus.contactOf(campus.contact(campus.address()));
            AddressBook book = campus.bookOf(campus.book());
            ContactForm contactForm = contact.content().withProperties(properties);
            AddressBookForm bookForm = book.content().withProperties(properties);
            campus.storage().write(unit -> {
                unit.contacts().lock(contact.id());
                unit.contacts()
                        .update(
                                contact,
                                new Contact(
                                        next(contact.identity()),
                                        contact.classification(),
                                        contact.link(),
                                        contactForm));
                unit.addressBooks().lock(book.id());
                unit.addressBooks()
                        .update(book, new AddressBook(next(book.identity()), book.classification(), bookForm));
                return null;
            });
            assertThat(campus.contactOf(contact.id()).content()).isEqualTo(contactForm);
            assertThat(campus.contactOf(contact.id()).identity()).isEqualTo(next(contact.identity()));
            assertThat(campus.bookOf(book.id()).content()).isEqualTo(bookForm);
            assertThat(campus.bookOf(book.id()).identity()).isEqualTo(next(book.identity()));
        }
    }

    @Test
    default void properties_may_be_large() {
        try (CampusFixture campus = campus()) {
            RecordProperties properties = RecordProperties.of(Map.of("text", new Value.Text("𠜎".repeat(250_000))));
            AddressForm form = AddressForm.named("x").withProperties(properties);
            assertThat(campus.addressOf(store(campus, form)).content().equals(form))
                    .isTrue();
        }
    }

    private static ObjectVersion next(ObjectVersion identity) {
        return identity.changed(identity.changedAt());
    }

    /** Stores an address without the use cases, which restrict objects to the properties of their record types. */
    private static Id store(CampusFixture campus, AddressForm form) {
        Classification plain = new Classification(CampusFixture.PHONE, List.of());
        Address made = campus.storage()
                .write(unit ->
                        unit.addresses().insert(identity -> new Address(identity, plain, form), campus.defaultBook()));
        return made.id();
    }
}
